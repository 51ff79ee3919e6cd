import { newId } from '@app/kernel';
import { Database, stateFacts } from '@app/platform';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { type Filters, type PartQuery } from './search-engine.js';
import { SEARCH_UNMET, type SearchUnmet, type UnmetSearch } from './search.events.js';
import { type Understanding } from './understanding.js';

const EVERY_MS = 5000;
/** Different things counted between two facts; what comes beyond them is not counted: nobody searches so much by hand. */
const MOST_KEYS = 500;
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/**
 * Counts, in memory, searches that found nothing on offer, and states them as one fact every few seconds: no search waits for it. A
 * process that is killed loses the last few seconds, which statistics bear.
 */
@Injectable()
export class UnmetSearches implements BeforeApplicationShutdown {
  private readonly logger = new Logger(UnmetSearches.name);
  private counts = new Map<string, UnmetSearch>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  note(query: PartQuery, understanding: Understanding): void {
    const demand = demandOf(query, understanding);
    if (demand === null) return;
    const day = DAY.format(new Date());
    const province = query.from ?? '';
    const counted = [day, demand.kind, demand.key, province].join(' ');
    const held = this.counts.get(counted) ?? { day, ...demand, province, searches: 0, narrowed: 0 };
    if (held.searches === 0 && this.counts.size >= MOST_KEYS) return;
    held.searches += 1;
    if (isNarrowed(query)) held.narrowed += 1;
    this.counts.set(counted, held);
    this.timer ??= setTimeout(() => void this.state(), EVERY_MS).unref();
  }

  /** States what has been counted; what cannot be stated now is lost, and said in the log. */
  async state(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const searches = [...this.counts.values()];
    this.counts = new Map();
    if (searches.length === 0) return;
    const fact = {
      name: SEARCH_UNMET,
      aggregateId: newId(),
      version: 1,
      payload: { searches } satisfies SearchUnmet,
    };
    try {
      await this.database.transact((tx) => stateFacts(tx, [fact]));
    } catch (error) {
      this.logger.warn(`${searches.length} unmet searches were not counted: ${String(error)}`);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.state();
  }
}

/** A known part, or a size with the type and seal that were said; words alone are no demand that anybody could meet. */
function demandOf({ wanted }: PartQuery, { size }: Understanding): Pick<UnmetSearch, 'kind' | 'key'> | null {
  const [named] = wanted.named;
  const isByName = wanted.named.some((each) => 'basic' in each);
  if (named !== undefined && isByName)
    return { kind: 'part', key: 'type' in named ? named.type : named.basic };
  const { bore, outside, width } = size;
  if (bore === undefined && outside === undefined) return null;
  const sizes = [bore, outside, width]
    .map((mm) => (mm === undefined ? '?' : Number(mm.toFixed(2))))
    .join('×');
  return { kind: 'size', key: [sizes, ...wanted.families.slice(0, 1), ...wanted.seals].join(' ') };
}

function isNarrowed({ wanted, filters }: PartQuery): boolean {
  return [wanted.conditions ?? {}, filters].some(asksOfOffers);
}

function asksOfOffers({ ticks = {}, price, inStock, leadTimeMaxDays, moqMax }: Partial<Filters>): boolean {
  const { type: _, seal: __, series: ___, ...ofOffers } = ticks;
  return (
    [price, inStock, leadTimeMaxDays, moqMax].some(Boolean) ||
    Object.values(ofOffers).some(({ length }) => length > 0)
  );
}
