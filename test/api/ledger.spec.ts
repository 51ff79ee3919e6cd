import { newId } from '@app/kernel';
import { ACCOUNT_KINDS, type AccountKind, Ledger, legsOf, type TransferRequest } from '@app/ledger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource, type EntityManager } from 'typeorm';
import { freshDatabase } from '../support/database.js';

const CNY = 'CNY';
const cause = (kind = 'test'): TransferRequest['cause'] => ({ kind, id: newId() });

const capture = (sellerId: string, amount: bigint, of = cause()): TransferRequest => ({
  sellerId,
  purpose: 'capture',
  cause: of,
  counterpartyId: null,
  legs: legsOf(CNY, { provider_cash: amount, held: -amount }),
});

describe('the ledger', () => {
  const ledger = new Ledger();
  let source: DataSource;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await freshDatabase();
    drop = () => database.drop();
    source = await new DataSource({ type: 'postgres', url: database.url, poolSize: 8 }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await drop();
  });

  const inOne = <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> => source.transaction(work);
  const post = (transfer: TransferRequest) => inOne((tx) => ledger.post(tx, transfer));
  const balancesOf = async (sellerId: string): Promise<Partial<Record<AccountKind, bigint>>> => {
    const rows: { kind: AccountKind; balance: string; legs: string }[] = await source.query(
      `SELECT kind, balance_minor AS balance,
         (SELECT coalesce(sum(amount_minor), 0) FROM ledger_leg l WHERE l.seller_id = a.seller_id AND l.account_id = a.id) AS legs
       FROM ledger_account a WHERE seller_id = $1`,
      [sellerId],
    );
    for (const row of rows) expect(row.balance).toBe(row.legs);
    return Object.fromEntries(rows.map(({ kind, balance }) => [kind, BigInt(balance)]));
  };

  it('moves money between accounts that it opens on demand', async () => {
    const sellerId = newId();
    expect(await post(capture(sellerId, 1000n))).toMatchObject({ isNew: true });
    await post({
      sellerId,
      purpose: 'release',
      cause: cause(),
      counterpartyId: null,
      legs: legsOf(CNY, { held: 1000n, payable: -985n, commission: -15n }),
    });
    expect(await balancesOf(sellerId)).toEqual({
      provider_cash: 1000n,
      held: 0n,
      payable: -985n,
      commission: -15n,
    });
  });

  it('answers a second post for the same cause and purpose with the first, and moves nothing', async () => {
    const sellerId = newId();
    const transfer = capture(sellerId, 500n);
    const first = await post(transfer);
    expect(await post(transfer)).toEqual({ id: first.id, isNew: false });
    expect(await balancesOf(sellerId)).toMatchObject({ held: -500n });
  });

  it('refuses another amount under a cause that was posted', async () => {
    const of = cause();
    const sellerId = newId();
    await post(capture(sellerId, 500n, of));
    await expect(post(capture(sellerId, 501n, of))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'ledger.cause_reused',
    });
  });

  it('posts once when many ask at the same time', async () => {
    const transfer = capture(newId(), 300n);
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(transfer)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await balancesOf(transfer.sellerId)).toMatchObject({ provider_cash: 300n });
  });

  it.each([
    ['an account that holds less', 400n],
    ['an account that was never opened', null],
  ])('refuses to overdraw %s, and leaves nothing behind', async (_, held) => {
    const sellerId = newId();
    if (held !== null) await post(capture(sellerId, held));
    const before = await balancesOf(sellerId);
    await expect(
      post({
        sellerId,
        purpose: 'release',
        cause: cause(),
        counterpartyId: null,
        legs: legsOf(CNY, { held: 401n, payable: -401n }),
      }),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'ledger.insufficient' });
    expect(await balancesOf(sellerId)).toEqual(before);
  });

  it('posts for many sellers in one statement, all or none', async () => {
    const sellers = Array.from({ length: 20 }, () => newId());
    const before = newId();
    await expect(
      inOne((tx) =>
        ledger.postAll(tx, [
          capture(before, 10n),
          {
            sellerId: newId(),
            purpose: 'release',
            cause: cause(),
            counterpartyId: null,
            legs: legsOf(CNY, { held: 1n, payable: -1n }),
          },
        ]),
      ),
    ).rejects.toMatchObject({ code: 'ledger.insufficient' });
    expect(await balancesOf(before)).toEqual({});
    let statements = 0;
    await inOne((tx) => {
      const counted = {
        query: (...args: Parameters<EntityManager['query']>) => (statements++, tx.query(...args)),
      };
      return ledger.postAll(
        counted as EntityManager,
        sellers.map((sellerId) => capture(sellerId, 7n)),
      );
    });
    expect(statements).toBe(1);
    for (const sellerId of sellers)
      expect(await balancesOf(sellerId)).toEqual({ provider_cash: 7n, held: -7n });
  });

  it('does not deadlock when posts name the same sellers in opposite orders', async () => {
    const sellers = Array.from({ length: 6 }, () => newId());
    const rounds = Array.from({ length: 24 }, (_, index) => (index % 2 ? sellers : sellers.toReversed()));
    await Promise.all(
      rounds.map((order) =>
        inOne((tx) =>
          ledger.postAll(
            tx,
            order.map((sellerId) => capture(sellerId, 1n)),
          ),
        ),
      ),
    );
    for (const sellerId of sellers) expect(await balancesOf(sellerId)).toMatchObject({ held: -24n });
  });

  it('agrees with a simple model over random posts', async () => {
    const sellers = [newId(), newId()];
    const model = new Map<string, bigint>();
    const posted = new Map<string, string>();
    const step = fc.record({
      seller: fc.constantFrom(...sellers),
      from: fc.constantFrom(...ACCOUNT_KINDS),
      to: fc.constantFrom(...ACCOUNT_KINDS),
      amount: fc.integer({ min: 1, max: 60 }),
      cause: fc.integer({ min: 0, max: 400 }),
    });
    const causes = Array.from({ length: 401 }, () => newId());
    const run = async ({ seller, from, to, amount, cause: no }: RandomPost) => {
      if (from === to) return;
      const id = causes[no]!;
      const expected = expectPost(model, posted, {
        seller,
        from,
        to,
        amount: BigInt(amount),
        key: `${seller} ${id}`,
      });
      const outcome = await post({
        sellerId: seller,
        purpose: 'model',
        cause: { kind: 'model', id },
        counterpartyId: null,
        legs: legsOf(CNY, { [from]: -BigInt(amount), [to]: BigInt(amount) }),
      }).then(
        ({ isNew }) => (isNew ? 'posted' : 'repeated'),
        (error: { code: string }) => error.code,
      );
      expect(outcome).toBe(expected);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        for (const one of steps) await run(one);
        for (const seller of sellers) {
          const balances = await balancesOf(seller);
          for (const kind of ACCOUNT_KINDS)
            expect(balances[kind] ?? 0n).toBe(model.get(`${seller} ${kind}`) ?? 0n);
          expect(Object.values(balances).reduce((sum, each) => sum + each, 0n)).toBe(0n);
        }
      }),
      { numRuns: 20 },
    );
    expect(posted.size).toBeGreaterThan(50);
  });

  describe('in the database', () => {
    it.each([
      [`UPDATE ledger_leg SET amount_minor = amount_minor + 1`],
      [`DELETE FROM ledger_leg`],
      [`UPDATE ledger_transfer SET purpose = 'other'`],
      [`DELETE FROM ledger_transfer`],
      [`TRUNCATE ledger_leg`],
    ])('refuses %s', async (statement) => {
      await post(capture(newId(), 5n));
      await expect(source.query(statement)).rejects.toMatchObject({ code: '23001' });
    });

    it('refuses at commit a transfer that does not balance, though every statement passed', async () => {
      const sellerId = newId();
      await post(capture(sellerId, 100n));
      const statements: string[] = [];
      const unbalanced = inOne(async (tx) => {
        const transferId = newId();
        await tx.query(
          `INSERT INTO ledger_transfer (seller_id, id, purpose, cause_kind, cause_id) VALUES ($1, $2, 'theft', 'test', $2)`,
          [sellerId, transferId],
        );
        statements.push('transfer');
        await tx.query(
          `INSERT INTO ledger_leg (seller_id, transfer_id, leg_no, account_id, amount_minor, currency)
           SELECT seller_id, $2, 1, id, 40, currency FROM ledger_account WHERE seller_id = $1 AND kind = 'held'`,
          [sellerId, transferId],
        );
        statements.push('leg');
      });
      await expect(unbalanced).rejects.toMatchObject({ code: '23514' });
      expect(statements).toEqual(['transfer', 'leg']);
    });

    it.each([
      ['held', 1],
      ['disputed', -1],
    ])('refuses a balance of %s beyond zero', async (kind, balance) => {
      await expect(
        source.query(
          `INSERT INTO ledger_account (seller_id, id, kind, currency, balance_minor) VALUES ($1, $2, $3, 'CNY', $4)`,
          [newId(), newId(), kind, balance],
        ),
      ).rejects.toMatchObject({ code: '23514' });
    });
  });
});

interface RandomPost {
  seller: string;
  from: AccountKind;
  to: AccountKind;
  amount: number;
  cause: number;
}

interface ModelStep {
  seller: string;
  from: AccountKind;
  to: AccountKind;
  amount: bigint;
  key: string;
}

const ASSETS: readonly AccountKind[] = [
  'provider_cash',
  'bank_cash',
  'disputed',
  'receivable',
  'bank_charges',
  'losses',
  'in_transit',
];

const turns = (kind: AccountKind, balance: bigint): boolean =>
  kind !== 'provider_fees' && (ASSETS.includes(kind) ? balance < 0n : balance > 0n);

/** What a ledger should say to a post, kept in a map. */
function expectPost(model: Map<string, bigint>, posted: Map<string, string>, step: ModelStep): string {
  const { seller, from, to, amount, key } = step;
  const written = `${from} ${to} ${amount}`;
  const earlier = posted.get(key);
  if (earlier !== undefined) return earlier === written ? 'repeated' : 'ledger.cause_reused';
  const [source, target] = [`${seller} ${from}`, `${seller} ${to}`];
  const [sourceAfter, targetAfter] = [(model.get(source) ?? 0n) - amount, (model.get(target) ?? 0n) + amount];
  if (turns(from, sourceAfter) || turns(to, targetAfter)) return 'ledger.insufficient';
  model.set(source, sourceAfter);
  model.set(target, targetAfter);
  posted.set(key, written);
  return 'posted';
}
