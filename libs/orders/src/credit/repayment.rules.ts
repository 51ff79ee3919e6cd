/** What is to be paid of one order. */
export interface OwedPart {
  orderId: string;
  amountMinor: bigint;
}

/** An amount put to what is owed, first come first; null where it is more than that. */
export function allot(amountMinor: bigint, owed: readonly OwedPart[]): OwedPart[] | null {
  const parts: OwedPart[] = [];
  let rest = amountMinor;
  for (const { orderId, amountMinor: most } of owed) {
    if (rest === 0n) break;
    const part = rest < most ? rest : most;
    parts.push({ orderId, amountMinor: part });
    rest -= part;
  }
  return rest === 0n ? parts : null;
}
