/**
 * An amount divided by weights, by largest remainder: each part is rounded down, and what is left goes, one minor unit each, to the
 * largest remainders (the first of equals). The parts sum to the whole.
 */
export function divide(amountMinor: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? amountMinor : 0n));
  const parts = weights.map((weight) => (amountMinor * weight) / sum);
  let left = amountMinor - parts.reduce((total, part) => total + part, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (amountMinor * weight) % sum }))
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    );
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index]! += 1n;
    left -= 1n;
  }
  return parts;
}

export interface OrderedLine {
  quantity: number;
  totalMinor: bigint;
}

/** What each line comes to with its part of the freight, which goes with the goods in proportion to what they cost. */
export function lineValues(lines: readonly OrderedLine[], freightMinor: bigint): bigint[] {
  const freight = divide(
    freightMinor,
    lines.map(({ totalMinor }) => totalMinor),
  );
  return lines.map(({ totalMinor }, index) => totalMinor + freight[index]!);
}

/** Of what `quantity` pieces come to, what `pieces` of them do. */
export function valueOfPieces(valueMinor: bigint, quantity: number, pieces: number): bigint {
  return divide(valueMinor, [BigInt(pieces), BigInt(quantity - pieces)])[0]!;
}
