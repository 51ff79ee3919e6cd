import { divide } from '@app/kernel';

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
