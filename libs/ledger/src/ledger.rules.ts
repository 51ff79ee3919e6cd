import { DomainError } from '@app/kernel';
import { ACCOUNT_KINDS, type AccountKind } from './ledger.entity.js';

/** One side of a transfer: debit positive, credit negative. */
export interface Leg {
  account: AccountKind;
  amountMinor: bigint;
  currency: string;
}

/** What makes a transfer the same transfer when it is asked for again. */
export interface TransferKey {
  sellerId: string;
  /** What it was for: `capture`, `release`, `payout` … */
  purpose: string;
  /** What made it happen, in the words of whoever posts: the kind of a thing, and its id. */
  cause: { kind: string; id: string };
}

export interface TransferRequest extends TransferKey {
  /** The buyer whose money it is about; null where it is about no buyer's. */
  counterpartyId: string | null;
  legs: readonly Leg[];
}

export const MAX_LEGS = 100;

/** What the database would refuse at commit is refused here, where the cause is still at hand. */
export function requireBalanced({ purpose, legs }: TransferRequest): void {
  if (legs.length < 2 || legs.length > MAX_LEGS) throw unbalanced(purpose, `it has ${legs.length} legs`);
  const sums = new Map<string, bigint>();
  for (const { account, amountMinor, currency } of legs) {
    if (!ACCOUNT_KINDS.includes(account)) throw unbalanced(purpose, `there is no account ${account}`);
    if (amountMinor === 0n) throw unbalanced(purpose, 'a leg moves nothing');
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  }
  for (const [currency, sum] of sums) {
    if (sum !== 0n) throw unbalanced(purpose, `its legs in ${currency} sum to ${sum}`);
  }
}

/** Legs that move something; for splits of which a part may be nothing. */
export function legsOf(currency: string, amounts: Partial<Record<AccountKind, bigint>>): Leg[] {
  return Object.entries(amounts).flatMap(([account, amountMinor]) =>
    amountMinor === 0n ? [] : [{ account: account as AccountKind, amountMinor, currency }],
  );
}

/** Whether two lists of legs move the same amounts between the same accounts. */
export function sameLegs(one: readonly Leg[], other: readonly Leg[]): boolean {
  const written = (leg: Leg): string => `${leg.account} ${leg.currency} ${leg.amountMinor}`;
  return one.map(written).toSorted().join() === other.map(written).toSorted().join();
}

function unbalanced(purpose: string, why: string): DomainError {
  return new DomainError('unprocessable', 'ledger.unbalanced', {
    zh: `“${purpose}”记账不平：${why}`,
    en: `The transfer "${purpose}" does not balance: ${why}`,
  });
}
