import { Indexer } from '@app/search';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SearchEngine } from '../../libs/search/src/search-engine.js';
import { designations, foundBy, INDEXED, type Query } from '../support/searching.js';
import { type Account, type Json, TestApp } from '../support/app.js';
import { statementsOf } from '../support/statements.js';
import { offer, place } from '../support/trade.js';

let app: TestApp;
let seller: Account;
let other: Account;

beforeAll(async () => {
  app = await TestApp.start();
  [seller, other] = [await app.seller('Yandian Workshop'), await app.seller('Panzhuang Bearings')];
});
afterAll(() => app.close());

const found = (query: Query): Promise<Json> => foundBy(app, query);

async function offersOf(designation: string): Promise<Json> {
  await app.drain();
  return (await app.anyone().get(`/parts/${encodeURIComponent(designation)}`)).body.offers;
}

/** A row that was lost and made again stands at another place. */
function placeless({ facet, value, types }: Json): [string, number] {
  return [`${facet}:${value}`, (types as string).replaceAll('0', '').length];
}

describe('offers folded into a part type', () => {
  it('follow every change: offered, repriced, held by an order, paused', async () => {
    const first = await offer(seller, { designation: '6311-2RS', stock: 500, moq: 1 });
    await offer(other, {
      designation: '6311 DDU C3',
      brand: 'PZ',
      stock: 70,
      priceBreaks: [{ minQuantity: 1, unitPrice: '3.1' }],
    });
    expect(await offersOf('6311-2RS')).toEqual({
      count: 2,
      sellers: 2,
      bestPrice: { unitPrice: '3.100000', currency: 'CNY' },
      prices: [1, 10, 100, 1000, 10_000].map((quantity) => ({ quantity, unitPrice: '3.100000' })),
      stock: 570,
      leadTimeDays: 2,
      moq: 1,
    });

    await seller.patch(`/seller/listings/${first.id}`, {
      priceBreaks: [{ minQuantity: 1, unitPrice: '2.95' }],
    });
    expect((await offersOf('6311-2RS')).bestPrice.unitPrice).toBe('2.950000');

    await place(await app.buyer(), [{ seller, listing: first, quantity: 120 }]);
    expect((await offersOf('6311-2RS')).stock).toBe(450);

    await seller.post(`/seller/listings/${first.id}/pause`);
    expect(await offersOf('6311-2RS')).toMatchObject({ count: 1, sellers: 1, stock: 70 });
  });

  it('take their best price from what is in stock, if anything is', async () => {
    const cheap = [{ minQuantity: 1, unitPrice: '1' }];
    await offer(seller, { designation: '6312-2RS', stock: 0, priceBreaks: cheap });
    expect((await offersOf('6312-2RS')).bestPrice.unitPrice).toBe('1.000000');
    await offer(other, { designation: '6312-2RS', stock: 5 });
    expect((await offersOf('6312-2RS')).bestPrice.unitPrice).toBe('4.500000');
  });

  it('are found by stock, brand, province and the features that they add', async () => {
    await offer(seller, {
      designation: '6313-2RS/C3',
      brand: 'YUNHE',
      stock: 9,
      shipFrom: { province: '河北', city: '邢台' },
    });
    await app.drain();
    const filters: Query[] = [
      { brand: 'YUNHE' },
      { province: '河北' },
      { clearance: 'C3', brand: 'YUNHE' },
      { q: 'yunhe' },
    ];
    for (const filter of filters) {
      expect(designations(await found({ ...filter, inStock: 'true' }))).toEqual(['6313-2RS']);
    }
    expect((await found({ brand: 'YUNHE', clearance: 'C4' })).total).toBe(0);
  });

  it('are found by certificate, green and origin as soon as the certificate counts, and no longer than it does', async () => {
    const admin = await app.admin();
    const shown = await seller.post('/certificates', {
      kind: 'green_factory',
      number: 'GF-1',
      issuer: 'MIIT',
      validUntil: '2099-12-31',
    });
    await offer(seller, {
      designation: '6319-2RS',
      certificates: ['green_factory'],
      origin: { country: 'CN', province: '山东' },
    });
    const count = async (query: Query): Promise<number> => {
      await app.drain();
      return (await found({ q: '6319-2RS', ...query })).facets.type.length;
    };
    expect(await count({ origin: '山东' })).toBe(1);
    expect(await count({ certificate: 'green_factory' })).toBe(0);
    await admin.post(`/admin/certificates/${shown.body.id}/verify`);
    expect(await count({ certificate: 'green_factory' })).toBe(1);
    expect(await count({ green: 'true' })).toBe(1);
    await admin.post(`/admin/certificates/${shown.body.id}/reject`, { reason: 'withdrawn by MIIT' });
    expect(await count({ certificate: 'green_factory' })).toBe(0);
    expect(await count({ green: 'true' })).toBe(0);
  });

  it('come out the same whether folded one by one or all anew', async () => {
    const rows = `SELECT designation, offer_count, seller_count, best_price, stock, prices, lead_time_days, moq, tags
                  FROM ${INDEXED} WHERE offer_count > 0 ORDER BY designation`;
    await app.drain();
    const bits = `SELECT facet, value, types FROM part_facet WHERE bit_count(types) > 0 ORDER BY facet, value`;
    const folded = await app.sql(rows);
    const turned = await app.sql(bits);
    expect(folded.length).toBeGreaterThan(2);
    expect(turned.map(({ value }) => value)).toContain('YUNHE');
    await app.sql(`UPDATE part_index SET offer_count = 99, stock = 1 WHERE designation = '6311-2RS'`);
    await app.sql(`UPDATE part_tags SET tags = '{}'`);
    await app.sql(`DELETE FROM part_index WHERE designation = '6312-2RS'`);
    await app.app.get(Indexer).rebuild();
    expect(await app.sql(rows)).toEqual(folded);
    const anew = await app.sql(bits);
    expect(anew.map(placeless)).toEqual(turned.map(placeless));
  });

  it('end right when many folds of one type run at once', async () => {
    const listing = await offer(seller, { designation: '6314-2RS', stock: 1 });
    const { part_type_id: partTypeId } = (
      await app.sql(`SELECT part_type_id FROM listing WHERE id = $1`, [listing.id])
    )[0];
    const engine = app.app.get(SearchEngine);
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        await app.sql(`UPDATE stock_lot SET on_hand = $2 WHERE listing_id = $1`, [listing.id, 100 + at]);
        await engine.fold([partTypeId]);
      }),
    );
    const [{ stock, on_hand: held }] = await app.sql(
      `SELECT stock::int, on_hand FROM part_index JOIN stock_lot ON listing_id = $1 WHERE part_type_id = $2`,
      [listing.id, partTypeId],
    );
    expect(stock).toBe(held);
  });
});

describe('a query', () => {
  it.each([
    ['6205-2RS', '6205-2RS'],
    ['180205', '6205-2RS'],
    ['6205 DDU C3 500个', '6205-2RS'],
    ['SKF 6205-2RSH', '6205-2RS'],
    ['６２０５ ２ｒｓ', '6205-2RS'],
    ['7205', '7205AC'],
    ['25*52*15', '6205'],
    ['内径25 外径52 厚15 密封', '6205-2RS'],
    ['圆锥滚子 30*62', '30206'],
    ['LM11749/10', 'LM11749/LM11710'],
    ['NU20', 'NU20/500'],
  ])('%s finds %s first', async (q, first) => {
    expect(designations(await found({ q }))[0]).toBe(first);
  });

  it('shows what was understood, in both languages, from its own words', async () => {
    const { understood } = await found({ q: '密封 25*52*15 NSK 500个' });
    expect(understood).toContainEqual({
      kind: 'size',
      value: '25×52×15',
      label: {
        zh: '内径 25 × 外径 52 × 宽 15 mm',
        en: 'bore 25 × outside diameter 52 × width 15 mm',
      },
      source: '25*52*15',
      start: 3,
      end: 11,
    });
    expect(new Set(understood.map(({ kind }: Json) => kind))).toEqual(
      new Set(['brand', 'quantity', 'seal', 'size']),
    );
  });

  it('that finds nothing is answered with what comes near, and in what it differs', async () => {
    const near = await found({ q: '25*52*16.5' });
    expect(near.total).toBe(0);
    expect(near.suggestions[0]).toMatchObject({ kind: 'nearest_size', part: { boreMm: 25 } });
    expect(near.suggestions[0].reason.en).toMatch(/mm (larger|smaller)/);
    // A ring makes up a width; no shaft fits another bore.
    const narrower = await found({ q: '25*52*14' });
    expect(narrower.suggestions[0].part).toMatchObject({ boreMm: 25, outsideMm: 52, widthMm: 15 });
    const outside = await found({ q: '6205-2RS', type: 'tapered_roller' });
    expect(outside.suggestions[0]).toMatchObject({
      kind: 'without_filters',
      part: { designation: '6205-2RS' },
    });
    expect(outside.facets.type).toContainEqual({ value: 'tapered_roller', count: 0 });
  });
});

describe('facets', () => {
  const COUNTED = `SELECT family AS value, count(*)::int AS count FROM part_index WHERE bore_mm = 25 AND seal = 'open'
                   GROUP BY 1 ORDER BY 2 DESC, 1`;

  it('count what each box would give beside the other groups’ ticks', async () => {
    const { facets, total, ranges } = await found({
      bore: '25',
      type: ['needle_roller', 'thrust_ball'],
      seal: 'open',
    });
    const truth = await app.sql(COUNTED);
    const counts = new Map(facets.type.map(({ value, count }: Json) => [value, count]));
    for (const { value, count } of truth) expect([value, counts.get(value)]).toEqual([value, count]);
    expect(total).toBe((counts.get('needle_roller') as number) + (counts.get('thrust_ball') as number));
    expect(ranges.boreMm).toEqual({ min: 25, max: 25 });
  });

  it('of few types and of many are the same as counted one by one', async () => {
    const queries: [Query, string][] = [
      [{ bore: '85', clearance: 'C3' }, `bore_mm = 85 AND tags @> '{clearance:C3}'`],
      [{ boreMin: '10' }, 'bore_mm >= 9.989'],
      [
        { type: 'deep_groove_ball', province: '山东' },
        `family = 'deep_groove_ball' AND tags @> '{province:山东}'`,
      ],
      [{}, 'true'],
    ];
    await offer(seller, { designation: '6217-2RS/C3', brand: 'PZ' });
    await app.drain();
    for (const [query, condition] of queries) {
      const truth = await app.sql(
        `SELECT value, count(*)::int AS count
         FROM ${INDEXED}, unnest(tags) tag, substr(tag, 11) value WHERE tag LIKE 'boreShape:%' AND ${condition}
         GROUP BY 1 ORDER BY 2 DESC, 1`,
      );
      const { facets } = await found(query);
      expect([query, facets.boreShape]).toEqual([query, truth]);
    }
  });

  it('of the whole catalogue add up to it', async () => {
    const [{ all }] = await app.sql(`SELECT count(*)::int AS all FROM part_index`);
    const { facets, total } = await found({ limit: '1' });
    expect(total).toBe(all);
    expect(facets.type.reduce((sum: number, { count }: Json) => sum + count, 0)).toBe(all);
  });
});

describe('statements', () => {
  it('are one for a search, whatever its page, and three for a part page', async () => {
    const count = async (path: string): Promise<number> =>
      (await statementsOf(() => app.anyone().get(path))).length;
    expect(await count('/parts/search?q=6311-2RS&limit=1')).toBe(1);
    expect(await count('/parts/search?type=deep_groove_ball&inStock=true&sort=price&limit=100')).toBe(1);
    expect(await count('/parts/6205-2RS')).toBe(3);
  });
});
