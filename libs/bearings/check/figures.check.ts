/** Masses of the catalogue against the makers' figures. */
import { estimatedMassKg } from '../src/mass.js';
import { readBearingRows } from './bearing-rows.js';
import { compareWithMedians, printShares } from './medians.js';
import type { Place } from './places.js';

export function checkFigures(folder: string, verbose: boolean): void {
  const rows = readBearingRows(folder);
  printShares(
    'mass',
    compareWithMedians(rows, (row) => row.massKg, massOf),
    0.15,
    verbose,
  );
}

const massOf = ({ family, series, boreCode, dimensions }: Place): number | undefined => {
  const basic = series + boreCode;
  return estimatedMassKg({
    designation: basic,
    basic,
    family,
    series,
    standard: '',
    dimensions,
    features: {},
  });
};
