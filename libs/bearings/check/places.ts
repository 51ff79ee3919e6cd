/** From a designation as a catalogue prints it to its place in the plans, by the row's type: no reader is asked, so that the plans are checked alone. */
import { boundaryDimensions, dimensionSeries, readBasic } from '../src/plans/index.js';
import type { PlannedDimensions } from '../src/plans/index.js';
import type { PartFamily } from '../src/vocabulary.js';

export interface Place {
  readonly family: PartFamily;
  readonly series: string;
  readonly boreCode: string;
  readonly rest: string;
  /** What the suffixes say that changes figures: the contact angle of angular contact bearings, the seal of others. */
  readonly variant: string;
  readonly dimensions: PlannedDimensions;
}

/** Japanese and trade numbers of series that the plans know by their ISO name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '67': '617',
  '68': '618',
  '69': '619',
  '78': '718',
  '79': '719',
  '161': '160',
};

/** Letters in front that say material, flange or tolerance and leave the dimensions alone. */
const PREFIXES = /^(E2\.|SS|S|FL|F|W|D|KS|XL|HC)(?=\d)/;

const seriesByFamily = new Map<string, string[]>();
for (const { family, series } of dimensionSeries()) {
  seriesByFamily.set(family, [...(seriesByFamily.get(family) ?? []), series]);
}
for (const series of seriesByFamily.values()) series.sort((one, other) => other.length - one.length);

const fold = (designation: string): string =>
  designation
    .toUpperCase()
    .replace(/(\d)\s+(?=2?(RS|RZ|Z))/, '$1-')
    .replaceAll(/\s/g, '')
    .replaceAll(',', '.');

export function placeOf(designation: string, type: string): Place | undefined {
  const folded = fold(designation);
  return locate(folded, type) ?? locate(folded.replace(PREFIXES, ''), type) ?? inchPlace(folded);
}

/** `LM11749/10`: the cup repeats the cone up to its last digits. */
function inchPlace(folded: string): Place | undefined {
  const [, letters = '', digits = '', more = '', cup = ''] =
    /^([A-Z]*)(\d+)([A-Z]*)\/(.+)$/.exec(folded) ?? [];
  const [, cupDigits = '', cupMore = ''] = /^(\d+)([A-Z]*)$/.exec(cup) ?? [];
  const lead = digits.slice(0, Math.max(digits.length - cupDigits.length, 0));
  const cups = cupDigits === '' ? [cup] : [letters + lead + cupDigits + cupMore, cup];
  const [place] = cups.flatMap((name) => readBasic(`${letters}${digits}${more}/${name}`));
  return place && { ...place, rest: '', variant: 'open' };
}

function locate(folded: string, type: string): Place | undefined {
  const family = type as PartFamily;
  const names = seriesByFamily.get(family) ?? [];
  const others = Object.entries(OTHER_NAMES).filter(([, name]) => names.includes(name));
  const spellings = [...names.map((name): [string, string] => [name, name]), ...others];
  for (const [written, series] of spellings.toSorted(([one], [other]) => other.length - one.length)) {
    if (!folded.startsWith(written)) continue;
    const text = folded.slice(written.length);
    const place = atBore(family, series, written === series ? text : text.replace(/^(?=\d(?!\d))/, '/'));
    if (place !== undefined) return place;
  }
  return undefined;
}

function atBore(family: PartFamily, series: string, text: string): Place | undefined {
  for (const pattern of [/^\d+(\.\d+)?X\d+(\.\d+)?X\d+(\.\d+)?/, /^\d+\/\d+/, /^\/\d+(\.\d+)?/, /^\d+U?/]) {
    const boreCode = pattern.exec(text)?.[0];
    if (boreCode === undefined) continue;
    for (const code of [boreCode, boreCode.replace('U', '')]) {
      const dimensions = boundaryDimensions(family, series, code);
      if (dimensions === undefined) continue;
      const rest = text.slice(boreCode.length);
      return { family, series, boreCode: code, rest, variant: variantOf(family, rest), dimensions };
    }
  }
  return undefined;
}

function variantOf(family: PartFamily, rest: string): string {
  if (family !== 'angular_contact_ball') return /RS|DD|LL/.test(rest) ? 'contact_seal_2' : 'open';
  const [, angle = ''] = /^[-.]?(AC|B|C)/.exec(rest) ?? [];
  return { AC: '25', B: '40', C: '15' }[angle] ?? '';
}
