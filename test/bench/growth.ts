import { type Agent } from 'node:http';
import { type Ask, send } from './market.ts';
import { type Asked } from './scenarios.ts';

export interface Growth {
  scenario: string;
  searches: number;
  /** Median of the same searches in a market of a tenth of the listings, and in the whole one. Milliseconds. */
  tenth: number;
  whole: number;
  times: number;
}

const ROUNDS = 8;

/** Whether ten times the listings make a search slower: the same ones in both markets, turn about, so that both have the machine alike. */
export async function benchGrowth(
  agent: Agent,
  { tenthUrl, wholeUrl, asked }: { tenthUrl: string; wholeUrl: string; asked: Asked },
): Promise<Growth[]> {
  const latencies = Object.entries(asked).map(([scenario, asks]) => ({
    scenario,
    asks,
    tenth: [] as number[],
    whole: [] as number[],
  }));
  const timed = async (url: string, ask: Ask, into: number[]): Promise<void> => {
    const from = performance.now();
    const { status } = await send(agent, url, ask);
    if (status >= 300) throw new Error(`${ask.path} answered ${status}`);
    into.push(performance.now() - from);
  };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { asks, tenth, whole } of latencies) {
      for (const ask of asks) {
        // The first round makes both warm.
        await timed(tenthUrl, ask, round === 0 ? [] : tenth);
        await timed(wholeUrl, ask, round === 0 ? [] : whole);
      }
    }
  }
  const mixed = {
    scenario: 'both',
    tenth: latencies.flatMap(({ tenth }) => tenth),
    whole: latencies.flatMap(({ whole }) => whole),
  };
  return [...latencies, mixed].map(({ scenario, tenth, whole }) => {
    const figures = { tenth: median(tenth), whole: median(whole) };
    return { scenario, searches: whole.length, ...figures, times: figures.whole / figures.tenth };
  });
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
