import { newId } from '@app/kernel';
import { type Fact, stateFacts, type StoredFact } from '@app/platform';
import { Indexer } from '@app/search';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type EntityManager } from 'typeorm';
import { ModerationListeners } from '../../libs/moderation/src/moderation.listeners.js';
import { NotificationsListeners } from '../../libs/notifications/src/notifications.listeners.js';
import { FactDelivery } from '../../libs/platform/src/fact-delivery.js';
import { TestApp } from '../support/app.js';

let app: TestApp;
let heard: string[];

beforeAll(async () => {
  app = await TestApp.start();
  // What is delivered for the first time finds the consumers; from then on this spec can stand in for them.
  await app.buyer();
  await app.drain();
});
afterAll(() => app.close());

/** What the consumers of this spec are told; `poison` makes them fail after they have written something. */
const hear = async (tx: EntityManager, { payload }: StoredFact): Promise<void> => {
  const { said } = payload as { said: string };
  await tx.query(`INSERT INTO part_to_fold (part_type_id, fact_id) VALUES (uuidv7(), uuidv7())`);
  if (said === 'poison') throw new Error('it was poisonous');
  heard.push(said);
};

beforeEach(() => {
  heard = [];
  jest.spyOn(app.app.get(ModerationListeners), 'onRegistered').mockImplementation(hear);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await app.sql(`DELETE FROM fact_to_deliver`);
  await app.sql(`DELETE FROM part_to_fold`);
});

const fact = (said: string, { name = 'organisation.registered', aggregateId = newId(), version = 1 } = {}) =>
  ({ name, aggregateId, version, payload: { said } }) satisfies Fact;

const state = (...facts: Fact[]) => app.database.transact((tx) => stateFacts(tx, facts));
const deliver = () => app.app.get(FactDelivery).deliver();
const waiting = () => app.sql(`SELECT attempts, due_at, last_error FROM fact_to_deliver ORDER BY seq`);
const timePasses = () => app.sql(`UPDATE fact_to_deliver SET due_at = now() WHERE due_at < 'infinity'`);

describe('a fact', () => {
  it('is given to its consumer once, those about one thing in their order, and then waits no more', async () => {
    const aggregateId = newId();
    for (const version of [1, 2, 3]) await state(fact(`v${version}`, { aggregateId, version }));
    await deliver();
    expect(heard).toEqual(['v1', 'v2', 'v3']);
    expect(await waiting()).toEqual([]);
    await app.sql(
      `INSERT INTO fact_to_deliver (event_id) SELECT id FROM outbox_event WHERE aggregate_id = $1`,
      [aggregateId],
    );
    await deliver();
    expect(heard).toHaveLength(3);
  });

  it('that was stated first and committed last is not passed over', async () => {
    let commit = (): void => undefined;
    const isStated = new Promise<void>((stated) => {
      void app.database.transact(async (tx) => {
        await stateFacts(tx, [fact('early')]);
        stated();
        await new Promise<void>((resolve) => (commit = resolve));
      });
    });
    await isStated;
    await state(fact('late'));
    await deliver();
    expect(heard).toEqual(['late']);
    commit();
    await app.drain();
    expect(heard).toEqual(['late', 'early']);
  });

  it('that nobody stated, for its write was undone, is given to nobody', async () => {
    const undone = app.database.transact(async (tx) => {
      await stateFacts(tx, [fact('undone')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await deliver();
    expect(heard).toEqual([]);
  });

  it('is given once when several processes deliver', async () => {
    const all = Array.from({ length: 40 }, (_, at) => `${at}`);
    await state(...all.map((said) => fact(said)));
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(heard).toEqual(all);
  });

  it('over which a consumer fails holds up no other, leaves nothing half done, and is given again later', async () => {
    await state(fact('one'), fact('poison'), fact('two'));
    await deliver();
    await deliver();
    expect(heard).toEqual(['one', 'two']);
    expect(await app.sql(`SELECT FROM part_to_fold`)).toHaveLength(2);
    expect(await waiting()).toEqual([
      { attempts: 1, due_at: expect.any(Date), last_error: expect.stringContaining('it was poisonous') },
    ]);
    await app.sql(
      `UPDATE outbox_event SET payload = '{"said": "healed"}' WHERE payload ->> 'said' = 'poison'`,
    );
    await timePasses();
    await deliver();
    expect(heard).toEqual(['one', 'two', 'healed']);
    expect(await waiting()).toEqual([]);
  });

  it('is given again only to the consumer that failed over it', async () => {
    const [failing, other] = [app.app.get(ModerationListeners), app.app.get(NotificationsListeners)];
    const onPayout = jest
      .spyOn(failing, 'onPayout')
      .mockRejectedValueOnce(new Error('not now'))
      .mockResolvedValue();
    const others = jest.spyOn(other, 'onPayout').mockResolvedValue();
    await state(fact('paid', { name: 'payout.paid' }));
    await deliver();
    expect(await waiting()).toMatchObject([
      { last_error: expect.stringContaining('ModerationListeners.onPayout') },
    ]);
    await timePasses();
    await deliver();
    expect(onPayout).toHaveBeenCalledTimes(2);
    expect(others).toHaveBeenCalledTimes(1);
    expect(await waiting()).toEqual([]);
  });

  it('that fails again and again is given up, and shown', async () => {
    await state(fact('poison'));
    await app.sql(`UPDATE fact_to_deliver SET attempts = 11`);
    await deliver();
    await timePasses();
    await deliver();
    expect(await waiting()).toMatchObject([{ attempts: 12, due_at: Infinity }]);
    const { body: metrics } = await app.anyone().get('//metrics');
    expect(metrics).toContain('facts_to_deliver{state="given_up"} 1');
  });
});

describe('a consumer of facts together', () => {
  const changed = (said: string) => fact(said, { name: 'listing.changed' });

  it('is given all that wait at once', async () => {
    const folds = jest.spyOn(app.app.get(Indexer), 'foldSoon').mockResolvedValue();
    await state(...['one', 'two', 'three'].map(changed));
    await deliver();
    expect(folds.mock.calls.map(([, facts]) => facts.length)).toEqual([3]);
  });

  it('that fails over one has the others', async () => {
    jest.spyOn(app.app.get(Indexer), 'foldSoon').mockImplementation(async (tx, facts) => {
      for (const each of facts) await hear(tx, each);
    });
    await state(...['one', 'poison', 'two'].map(changed));
    await deliver();
    // Heard among all three, which came to nothing, and then alone.
    expect(heard).toEqual(['one', 'one', 'two']);
    expect(await app.sql(`SELECT FROM part_to_fold`)).toHaveLength(2);
    expect(await waiting()).toMatchObject([{ attempts: 1 }]);
  });
});
