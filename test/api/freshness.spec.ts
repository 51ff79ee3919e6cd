import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from '@app/platform';
import { Indexer } from '@app/search';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { SearchEngine } from '../../libs/search/src/search-engine.js';
import { type Account, type Json, TestApp } from '../support/app.js';
import { offer } from '../support/trade.js';

let app: TestApp;
let seller: Account;
let indexer: Indexer;
let engine: SearchEngine;

beforeAll(async () => {
  app = await TestApp.start();
  seller = await app.seller();
  [indexer, engine] = [app.app.get(Indexer), app.app.get(SearchEngine)];
});
afterAll(() => app.close());

const price = (listing: Json, unitPrice: string) =>
  seller.patch(`/seller/listings/${listing.id}`, { priceBreaks: [{ minQuantity: 1, unitPrice }] });

async function found(designation: string): Promise<Json> {
  const { status, body } = await app.anyone().get(`/parts/search?q=${encodeURIComponent(designation)}`);
  expect(status).toBe(200);
  return body.items.find((hit: Json) => hit.designation === designation);
}

const priceOf = async (designation: string): Promise<string> =>
  (await found(designation)).offers.bestPrice.unitPrice;

async function accepted(designation: string, figure: object): Promise<void> {
  const evidence = {
    text: '样本第 34 页的数值，三件实测相符。',
    source: '样本 2019',
    link: 'https://example.test/catalogue.pdf',
  };
  const { status, body } = await seller.post(`/parts/${designation}/corrections`, { evidence, ...figure });
  expect([status, body]).toMatchObject([201, { state: 'proposed' }]);
  const admin = await app.admin();
  expect((await admin.post(`/admin/proposals/${body.id}/accept`, {})).status).toBe(200);
}

async function until(holds: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  for (const endsAt = Date.now() + withinMs; !(await holds()); await sleep(20))
    if (Date.now() > endsAt) throw new Error('never came to hold');
}

/** Somebody else at the database, in one transaction until it is ended. */
async function meanwhile(statement: string, values: unknown[] = []): Promise<() => Promise<void>> {
  const client = new pg.Client(app.config.database.url);
  await client.connect();
  await client.query('BEGIN');
  await client.query(statement, values);
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}

const waitingForLock = async (): Promise<boolean> =>
  (
    await app.sql(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
  ).length > 0;

describe('a change', () => {
  it('is found by itself, soon', async () => {
    const listing = await offer(seller, { designation: '6301-2RS' });
    await app.app.get(Worker).start();
    await price(listing, '2.2');
    await until(async () => (await found('6301-2RS')).offers.bestPrice?.unitPrice === '2.200000');
    await app.app.get(Worker).beforeApplicationShutdown();
  });

  it('among two hundred is folded with the others, and the last of each counts', async () => {
    const types = ['6302-2RS', '6303-2RS', '6304-2RS', '6305-2RS'];
    const listings = await Promise.all(types.map((designation) => offer(seller, { designation })));
    await app.drain();
    for (let round = 1; round <= 50; round++)
      await Promise.all(listings.map((listing) => price(listing, (10 - round / 10).toFixed(1))));
    const folds = jest.spyOn(engine, 'fold');
    await app.drain();
    expect(folds.mock.calls.length).toBeGreaterThan(0);
    expect(folds.mock.calls.length).toBeLessThan(10);
    folds.mockRestore();
    expect(await Promise.all(types.map(priceOf))).toEqual(types.map(() => '5.000000'));
    expect(await app.sql(`SELECT FROM part_to_fold`)).toEqual([]);
  });

  it('of the goods is found with a change of their price that followed it, and a fold of all finds nothing else', async () => {
    const listing = await offer(seller, { designation: '6316-2RS' });
    await app.drain();
    const stands = () =>
      app.sql(
        `SELECT part_type_id, folded_at, tags FROM part_index JOIN part_tags USING (part_type_id) WHERE designation = '6316-2RS'`,
      );
    await seller.patch(`/seller/listings/${listing.id}`, { brand: 'ZWZ', stock: 77 });
    await price(listing, '1.9');
    await app.drain();
    const { body } = await app.anyone().get('/parts/search?q=6316-2RS&brand=ZWZ');
    expect(body.items[0].offers).toMatchObject({ bestPrice: { unitPrice: '1.900000' }, stock: 77 });
    await price(listing, '1.8');
    await app.drain();
    expect(await priceOf('6316-2RS')).toBe('1.800000');
    const repriced = await stands();
    await engine.fold([repriced[0].part_type_id]);
    expect(await stands()).toEqual(repriced);
  });

  it('that came after a fold began is not overwritten by it', async () => {
    const listing = await offer(seller, { designation: '6306-2RS' });
    await app.drain();
    const [{ part_type_id: id }] = await app.sql(`SELECT part_type_id FROM listing WHERE id = $1`, [
      listing.id,
    ]);
    const letGo = await meanwhile(`SELECT FROM part_index WHERE part_type_id = $1 FOR UPDATE`, [id]);
    const early = engine.fold([id]);
    await until(waitingForLock);
    await price(listing, '1.5');
    await letGo();
    await early;
    expect(await priceOf('6306-2RS')).toBe('1.500000');
  });

  it('that could not be folded waits, and is folded when it can', async () => {
    const listing = await offer(seller, { designation: '6307-2RS' });
    await app.drain();
    await price(listing, '1.7');
    const fails = jest.spyOn(engine, 'fold').mockRejectedValue(new Error('the disk is full'));
    await app.drain();
    fails.mockRestore();
    expect(await priceOf('6307-2RS')).toBe('4.500000');
    const { body: metrics } = await app.anyone().get('//metrics');
    expect(Number(/^search_index_lag_seconds (\S+)$/m.exec(metrics)?.[1])).toBeGreaterThan(0);
    await indexer.fold();
    expect(await priceOf('6307-2RS')).toBe('1.700000');
  });
});

describe('a reindex', () => {
  it('goes on beside the live index: searches are answered, changes folded, and none of it is lost', async () => {
    const listing = await offer(seller, { designation: '6308-2RS' });
    await app.drain();
    await app.sql(`UPDATE part_index SET mass_kg = 99 WHERE designation = '6308-2RS'`);
    // A reader that will not end keeps the new index from its place.
    const letGo = await meanwhile(`SELECT FROM part_index LIMIT 1`);
    const progress: { done: number; of: number }[] = [];
    const first = indexer.rebuild((each) => progress.push(each));
    await until(async () => progress.at(-1)?.done === progress.at(-1)?.of && (await waitingForLock()));

    await price(listing, '1.9');
    await accepted('6312-2RS', { field: 'massKg', value: 1.8888 });
    await app.drain();
    expect((await found('6312-2RS')).massKg).toBe(1.8888);
    expect(await found('6308-2RS')).toMatchObject({
      massKg: 99,
      offers: { bestPrice: { unitPrice: '1.900000' } },
    });
    const told = jest.fn();
    const second = indexer.rebuild(undefined, told);
    await until(async () => told.mock.calls.length > 0);

    await letGo();
    await first;
    const fresh = await found('6308-2RS');
    expect(fresh.offers.bestPrice.unitPrice).toBe('1.900000');
    expect(fresh.massKg).toBeLessThan(1);
    expect((await found('6312-2RS')).massKg).toBe(1.8888);
    await second;
    expect(progress[0]).toEqual({ done: 0, of: (await app.sql(`SELECT FROM part_type`)).length });
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('leaves the tables as the migrations made them', async () => {
    const tables = `('part_index'::regclass, 'part_tags'::regclass, 'part_spelling'::regclass, 'part_facet'::regclass)`;
    const made = async () => [
      await app.sql(`SELECT relname, reloptions FROM pg_class WHERE oid IN ${tables} ORDER BY 1`),
      await app.sql(
        `SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid IN ${tables} ORDER BY 1`,
      ),
      await app.sql(
        `SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid IN ${tables} ORDER BY 1`,
      ),
      await app.sql(
        `SELECT attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnum, attcollation, pg_get_expr(adbin, adrelid)
         FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE attrelid IN ${tables} AND attnum > 0 AND NOT attisdropped ORDER BY 1, 2`,
      ),
    ];
    const before = await made();
    expect(before.map(({ length }) => length > 2)).toEqual([true, true, true, true]);
    await indexer.rebuild();
    expect(await made()).toEqual(before);
  });
});

describe('the reconciler', () => {
  const drift = async (): Promise<Record<string, number>> => {
    const { body } = await app.anyone().get('//metrics');
    const lines: string[] = body.match(/^search_index_drift\S* \d+$/gm) ?? [];
    return Object.fromEntries(lines.map((line) => [line.split(' ')[0], Number(line.split(' ')[1])]));
  };
  const [NOW, IN_ALL] = [
    'search_index_drift{place="postgres"}',
    'search_index_drift_total{place="postgres"}',
  ];
  /** As if all that was said had been said long ago. */
  const timePasses = () => app.sql(`UPDATE outbox_event SET occurred_at = occurred_at - interval '1 hour'`);

  it('finds nothing where nothing is', async () => {
    await offer(seller, { designation: '6309-2RS', stock: 70 });
    await app.drain();
    await timePasses();
    await indexer.reconcile();
    expect(await drift()).toEqual({ [NOW]: 0, [IN_ALL]: 0 });
  });

  it('finds offers folded wrongly, folds them right and counts them', async () => {
    await app.sql(
      `UPDATE part_index SET stock = 7, best_price = 0.01 WHERE designation IN ('6309-2RS', '6308-2RS')`,
    );
    await indexer.reconcile();
    expect(await found('6309-2RS')).toMatchObject({
      offers: { stock: 70, bestPrice: { unitPrice: '4.500000' } },
    });
    expect(await drift()).toEqual({ [NOW]: 2, [IN_ALL]: 2 });
    await indexer.reconcile();
    expect(await drift()).toEqual({ [NOW]: 0, [IN_ALL]: 2 });
  });

  it('makes the index anew for what no fold mends: rows, words, tags, spellings, facets', async () => {
    const indexed = () =>
      app.sql(
        `SELECT designation, text, tags, array_agg(key ORDER BY key),
           (SELECT bit_count(types) FROM part_facet WHERE facet = 'brand' AND value = 'LQ')
         FROM part_index JOIN part_tags USING (part_type_id) JOIN part_spelling USING (part_type_id)
         WHERE designation LIKE '63__-2RS' GROUP BY part_type_id, part_tags.part_type_id ORDER BY designation`,
      );
    const before = await indexed();
    await app.sql(`DELETE FROM part_index WHERE designation = '6301-2RS'`);
    await app.sql(`UPDATE part_index SET text = 'nothing' WHERE designation = '6302-2RS'`);
    await app.sql(
      `UPDATE part_tags SET tags = '{}' FROM part_index
       WHERE part_tags.part_type_id = part_index.part_type_id AND designation = '6303-2RS'`,
    );
    await app.sql(`DELETE FROM part_spelling WHERE key = '180304'`);
    await app.sql(`UPDATE part_facet SET types = ~types WHERE facet = 'brand' AND value = 'LQ'`);
    await indexer.reconcile();
    // Four types; of facets the brand, and what the first type had been counted among.
    expect((await drift())[NOW]).toBeGreaterThanOrEqual(5);
    expect(await indexed()).toEqual(before);
    await indexer.reconcile();
    expect((await drift())[NOW]).toBe(0);
  });

  it('takes what is on its way for no drift', async () => {
    const before = (await drift())[IN_ALL];
    await offer(seller, { designation: '6310-2RS' });
    await indexer.reconcile();
    expect(await drift()).toEqual({ [NOW]: 0, [IN_ALL]: before });
  });
});
