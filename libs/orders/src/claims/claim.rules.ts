import { DomainError, type FieldFault, type Text } from '@app/kernel';
import { lineValues, valueOfPieces } from '../order.amounts.js';
import { type OrderRow } from '../order.views.js';
import { type ClaimOutcome, type ClaimReason } from './claim.states.js';

type Line = OrderRow['lines'][number];

/**
 * What `pieces` of a line come to with their part of the freight, after `before` pieces of it were claimed already. All pieces of a line
 * that were accepted sum to what the line was accepted for, however many claims they are spread over.
 */
export function claimedMinor(
  order: OrderRow,
  line: Line,
  { before, pieces }: { before: number; pieces: number },
): bigint {
  const values = lineValues(
    order.lines.map(({ quantity, totalMinor }) => ({ quantity, totalMinor: BigInt(totalMinor) })),
    BigInt(order.freight_minor),
  );
  const value = values[order.lines.indexOf(line)]!;
  const upTo = (count: number): bigint => valueOfPieces(value, line.quantity, count);
  return upTo(before + pieces) - upTo(before);
}

export interface Proposal {
  outcome: ClaimOutcome;
  refundMinor: bigint;
}

/** What is asked for, offered or decided, in full: a return or refund that names no amount is of all. */
export function proposalOf(
  { outcome, refundMinor }: { outcome: ClaimOutcome; refundMinor?: number },
  { amountMinor, reason }: { amountMinor: bigint; reason: ClaimReason },
): Proposal {
  const faults: FieldFault[] = [];
  const say = (field: string, code: string, message: Text, expected: string) =>
    faults.push({ field, code, message, expected });
  const movesMoney = outcome === 'refund' || outcome === 'return';
  if (outcome === 'return' && reason === 'short')
    say(
      'outcome',
      'claim.nothing_to_return',
      { zh: '短少的货物无法退回', en: 'What never came cannot be sent back' },
      'refund | replace',
    );
  if (!movesMoney && refundMinor !== undefined)
    say(
      'refundMinor',
      'claim.no_refund_with_that',
      { zh: '此处理方式不退款', en: 'Nothing is refunded with that outcome' },
      'absent',
    );
  if (movesMoney && refundMinor !== undefined && BigInt(refundMinor) > amountMinor)
    say(
      'refundMinor',
      'claim.refund_too_large',
      { zh: '退款不能超过索赔货物的金额', en: 'No more than the claimed pieces came to can be refunded' },
      `≤ ${amountMinor}`,
    );
  const [first] = faults;
  if (first) throw new DomainError('unprocessable', first.code, first.message, faults);
  return {
    outcome,
    refundMinor: movesMoney ? (refundMinor === undefined ? amountMinor : BigInt(refundMinor)) : 0n,
  };
}
