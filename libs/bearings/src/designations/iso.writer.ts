import type { Features, PartFamily } from '../vocabulary.js';
import { codeOf } from './suffixes.js';

/** Lubrication grooves stand behind the slash; snap-ring grooves and flanges are part of the ring's shape. */
const RING_SHAPES = new Set([
  'snap_groove',
  'snap_groove+ring',
  'flange',
  'locating_slot_1',
  'locating_slot_2',
]);

const BEHIND_THE_SLASH = [
  'arrangement',
  'preload',
  'vibration',
  'grease',
  'heatStability',
  'material',
  'coating',
  'application',
] as const satisfies readonly (keyof Features)[];
const SET_APART: ReadonlySet<string> = new Set(BEHIND_THE_SLASH);

/**
 * Writes a designation as GB/T 272 and ISO practice have it: internal design, bore, ring shape and cage joined, seals
 * behind a hyphen, everything that is not the type itself behind slashes. `6205-2RS/P63`, `22220CCK/W33`, `7205AC/P5/DB`.
 */
export function writeIso(basic: string, family: PartFamily, features: Features): string {
  let onlySeal = true;
  let setApart = false;
  for (const feature in features) {
    if (feature === 'seal') continue;
    onlySeal = false;
    setApart ||= SET_APART.has(feature);
  }
  const { seal } = features;
  const closed = seal === undefined || seal === 'open' ? '' : code('seal', seal);
  if (family === 'linear_ball') return writeLinear(basic, features);
  if (onlySeal) return closed === '' ? basic : `${basic}-${closed}`;
  const { cage, ringGroove } = features;
  const ringShape = ringGroove !== undefined && RING_SHAPES.has(ringGroove);
  const groove = ringShape && ringGroove !== 'flange' ? code('ringGroove', ringGroove) : '';
  const cageCode = code('cage', cage);
  let text = prefixOf(features) + basic;
  text += code('contactAngle', features.contactAngle);
  if (features.contactAngle === undefined) text += code('internalDesign', features.internalDesign);
  text += code('bore', features.bore);
  if (closed === 'Z') text += `-Z${groove}`;
  else text += groove + (closed === '' ? cageCode : `-${closed}`);
  if (features.dimensions === 'modified' && !family.includes('tapered')) text += 'X';
  if (features.contactAngle !== undefined) text += behind('internalDesign', features.internalDesign);
  if (closed !== '' && cageCode !== '') text += `/${cageCode}`;
  if (!ringShape) text += behind('ringGroove', ringGroove);
  const classes = classAndClearance(features);
  if (classes !== '') text += `/${classes}`;
  if (setApart) for (const feature of BEHIND_THE_SLASH) text += behind(feature, features[feature]);
  return features.component === undefined ? text : text + accessoryOf(basic, features.component);
}

/** `LM20UUOP`, `KH2030PP`: linear bearings have their own letters of seals, joined, in front of how the sleeve is slit. */
function writeLinear(basic: string, features: Features): string {
  const { seal = 'open' } = features;
  const one = basic.startsWith('KH') ? 'P' : 'U';
  const closed = seal === 'open' ? '' : one.repeat(seal.includes('_1') ? 1 : 2);
  const classes = classAndClearance(features);
  const slit = code('internalDesign', features.internalDesign);
  return prefixOf(features) + basic + closed + slit + (classes === '' ? '' : `/${classes}`);
}

/** Series → series of the sleeve that goes with it; two-digit bore codes repeat in the sleeve's number. */
const SLEEVE_SERIES: Readonly<Record<string, string>> = {
  '12': '2',
  '13': '3',
  '22': '3',
  '23': '23',
  '62': '2',
  '213': '3',
  '222': '3',
  '223': '23',
  '230': '30',
  '231': '31',
  '232': '23',
  '239': '39',
};

/** From this bore code on, 222 sits on sleeves of series 31. */
const HEAVY_SLEEVE_FROM = 24;

function accessoryOf(basic: string, component: string): string {
  if (component === 'angle_ring') return `+HJ${basic.replace(/^[A-Z]+/, '')}`;
  if (component !== 'adapter_sleeve' && component !== 'withdrawal_sleeve') return '';
  const boreCode = basic.slice(-2);
  const series = basic.slice(0, -2);
  const sleeve = series === '222' && Number(boreCode) >= HEAVY_SLEEVE_FROM ? '31' : SLEEVE_SERIES[series];
  if (sleeve === undefined || !/^\d\d$/.test(boreCode)) return '';
  return `+${component === 'adapter_sleeve' ? 'H' : 'AHX'}${sleeve}${boreCode}`;
}

function prefixOf(features: Features): string {
  const material = features.material === 'stainless' ? 'SS' : '';
  return features.ringGroove === 'flange' ? `${material}F` : material;
}

function behind(feature: keyof Features, value: string | undefined): string {
  if (value === undefined || (feature === 'material' && value === 'stainless')) return '';
  const written = code(feature, value);
  return written === '' ? '' : `/${written}`;
}

/** The code of a value; values joined by + are written one after the other. */
function code(feature: keyof Features, value: string | undefined): string {
  if (value === undefined) return '';
  const own = codeOf(feature, value);
  if (own !== undefined) return own;
  if (!value.includes('+')) return '';
  return value
    .split('+')
    .map((each) => codeOf(feature, each) ?? '')
    .join('');
}

const MERGED_CLASSES = new Set(['P6', 'P5', 'P4', 'P2']);

/** Class before clearance; `/P63` drops the C (GB/T 272). Normal ones are not written. */
function classAndClearance({ tolerance, clearance }: Features): string {
  const written = tolerance === 'P0' ? '' : code('tolerance', tolerance);
  const gap = clearance === 'CN' ? '' : code('clearance', clearance);
  if (gap === '' || written === '') return written + gap;
  if (MERGED_CLASSES.has(written) && /^C[2-5]$/.test(gap)) return written + gap.slice(1);
  return written + gap;
}
