import { afterEach, describe, expect, it } from '@jest/globals';
import { Circuit } from './circuit.js';
import { Trouble } from './meili-trouble.js';

const DOWN = new Trouble('unreachable', 'ECONNREFUSED');
const circuits: Circuit[] = [];

function circuit(answers: (Trouble | null)[]) {
  const told: string[] = [];
  const probes: number[] = [];
  const made = new Circuit({
    probe: () => {
      probes.push(performance.now());
      const trouble = answers.shift() ?? null;
      return trouble ? Promise.reject(trouble) : Promise.resolve();
    },
    opened: ({ kind }) => told.push(`opened ${kind}`),
    closed: () => told.push('closed'),
    delayMs: () => 5,
  });
  circuits.push(made);
  return { made, told, probes };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 400) throw new Error('never came to hold');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

afterEach(() => circuits.splice(0).forEach((each) => each.stop()));

describe('the circuit', () => {
  it('is open until the first probe has succeeded', async () => {
    const { made, told } = circuit([]);
    expect(made.trouble?.kind).toBe('unreachable');
    await made.probeNow();
    expect([made.trouble, told]).toEqual([null, ['closed']]);
  });

  it('opens at once, says why, and closes by itself when a probe succeeds', async () => {
    const { made, told, probes } = circuit([null, DOWN, new Trouble('refused', '403'), null]);
    await made.probeNow();
    made.open(DOWN);
    made.open(DOWN);
    expect(made.trouble).toBe(DOWN);
    await until(() => made.trouble === null);
    expect(told).toEqual(['closed', 'opened unreachable', 'closed']);
    expect(probes).toHaveLength(4);
  });

  it('asks no sooner than the other side wished', async () => {
    const { made, probes } = circuit([null, null]);
    await made.probeNow();
    const openedAt = performance.now();
    made.open(new Trouble('overloaded', '503', 120));
    await until(() => made.trouble === null);
    expect(probes[1]! - openedAt).toBeGreaterThanOrEqual(119);
  });

  it('makes one probe of several asked for at a time, and none when stopped', async () => {
    const { made, probes } = circuit([DOWN, DOWN]);
    await Promise.all([made.probeNow(), made.probeNow(), made.probeNow()]);
    expect(probes).toHaveLength(1);
    made.stop();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(probes).toHaveLength(1);
  });
});
