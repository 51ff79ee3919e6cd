/** Masses, load ratings and speeds of the catalogue against the makers' figures. */
import { estimatedMassKg } from '../src/mass.js';
import { ratingsOf } from '../src/ratings/ratings.js';
import type { Ratings } from '../src/ratings/ratings.js';
import type { PartType } from '../src/vocabulary.js';
import { readBearingRows } from './bearing-rows.js';
import type { BearingRow } from './bearing-rows.js';
import { compareWithMedians, printShares } from './medians.js';
import type { Place } from './places.js';

export function checkFigures(folder: string, verbose: boolean): void {
  const rows = readBearingRows(folder);
  const rated = rows.filter((row) => !isHighSpeedDesign(row));
  const greased = rated.filter((row) => row.speedBasis === 'grease');
  const limited = rated.filter((row) => row.speedBasis === 'limiting');
  printShares(
    'mass',
    compareWithMedians(
      rows,
      (row) => row.massKg,
      (place) => estimatedMassKg(typeAt(place)),
    ),
    0.15,
    verbose,
  );
  printShares(
    'C',
    compareWithMedians(rated, (row) => row.dynamicKn, ratingAt('dynamicKn')),
    0.2,
    verbose,
  );
  printShares(
    'C0',
    compareWithMedians(rated, (row) => row.staticKn, ratingAt('staticKn')),
    0.2,
    verbose,
  );
  printShares(
    'speed with grease',
    compareWithMedians(greased, (row) => row.speedRpm, ratingAt('greaseSpeedRpm')),
    0.2,
    verbose,
  );
  printShares(
    'limiting speed',
    compareWithMedians(limited, (row) => row.speedRpm, ratingAt('limitingSpeedRpm')),
    0.2,
    verbose,
  );
}

/** SKF's CE, CB and FW are spindle bearings with smaller balls: the size of the catalogue's type, another inside. */
const isHighSpeedDesign = ({ type, designation }: BearingRow): boolean =>
  type === 'angular_contact_ball' && /^S?7\S*?\s?(A?C[EBF]|A?F)/.test(designation);

const ratingAt =
  (figure: keyof Ratings) =>
  (place: Place): number | undefined =>
    place.variant === '' ? undefined : ratingsOf(typeAt(place))?.[figure].value;

function typeAt({ family, series, boreCode, dimensions, variant }: Place): PartType {
  const basic = series + boreCode;
  const features = /^\d+$/.test(variant) ? { contactAngle: variant } : { seal: variant };
  return { designation: basic, basic, family, series, standard: '', dimensions, features };
}
