import { MoneyView, toMoneyView } from '@app/kernel';
import { PlanView } from '@app/sourcing';
import { type OrderRow } from '../order.views.js';
import { type PiecesOfLine } from '../partial.rules.js';

export class LackingLineView {
  /** Of the order. */
  lineNo: number;
  partTypeId: string;
  designation: string;
  quantity: number;
}

/** How what a seller declined can be had from others. */
export class RepairView {
  orderId: string;
  /** The RFQ that the order came of. */
  rfqId: string | null;
  /** In the order of the plan's lines; none: all that was declined is bought of others under that RFQ. */
  lacking: LackingLineView[];
  /** By when it was promised. */
  shipBy: string | null;
  /** The purchase that makes up for it already; then nothing is proposed. */
  repairedBy: string | null;
  /** The cheapest, put together from what others have and can make until then; it orders nothing. */
  plan: PlanView | null;
  /** What went back to the buyer for these pieces. */
  refunded: MoneyView;
  /** What the plan costs beyond that; below zero it saves. */
  cost: MoneyView | null;
}

export function toRepairView(
  { id, ship_by, repaired_by, currency }: OrderRow,
  lacking: readonly PiecesOfLine[],
  { rfqId, plan, refundedMinor }: { rfqId: string | null; plan: PlanView | null; refundedMinor: bigint },
): RepairView {
  return {
    orderId: id,
    rfqId,
    lacking: lacking.map(({ line: { lineNo, partTypeId, designation }, quantity }) => ({
      lineNo,
      partTypeId,
      designation,
      quantity,
    })),
    shipBy: ship_by,
    repairedBy: repaired_by,
    plan,
    refunded: toMoneyView(refundedMinor, currency),
    cost: plan && toMoneyView(BigInt(plan.total.amountMinor) - refundedMinor, currency),
  };
}
