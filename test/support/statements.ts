import pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[];
}

/** Rings for whoever wrote before, a moment later. */
const BELL = /add_job\(\$1, job_key => \$1/;

/** Who somebody is by now: asked once in some seconds, by whichever read comes first. */
const WHO = /^SELECT o\.kind, m\.role FROM membership/;

/** Every statement that this process sends through `pg` while `work` runs, whoever sends it. */
export async function heard(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function listened(this: unknown, ...args: unknown[]) {
    const [first, second] = args;
    const config = typeof first === 'string' ? { text: first } : (first as Partial<Statement>);
    const values = Array.isArray(second) ? second : (config.values ?? []);
    const text = String(config.text);
    if (!BELL.test(text) && !WHO.test(text)) sent.push({ text, values: [...values] });
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return sent;
}

/** The SQL of `work` alone. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  return (await heard(work)).map(({ text }) => text);
}
