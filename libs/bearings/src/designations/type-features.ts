import { variantsOf } from '../catalogue.js';
import type { Features, PartFamily, PartType } from '../vocabulary.js';
import { writeIso } from './iso.writer.js';

export interface TypeName {
  designation: string;
  /** The catalogue type that the designation is a case of. */
  type: PartType | undefined;
}

/**
 * The canonical designation of a bearing with these features, and its catalogue type. What the basic designation
 * implies without a suffix is added to the features, and not written.
 */
export function nameOf(basic: string, family: PartFamily, features: Features): TypeName {
  const variants = variantsOf(basic);
  const plain = variantNamed(variants, basic);
  const implied = (plain ?? typeOfOtherBore(basic))?.features.seal;
  if (implied !== undefined && (features.seal ?? 'open') === 'open') features.seal = implied;
  const unsaid = implied !== undefined && implied !== 'open' && implied === features.seal;
  const designation = writeIso(basic, family, unsaid ? { ...features, seal: 'open' } : features);
  if (designation === basic) return { designation, type: plain };
  const exact = variantNamed(variants, designation);
  if (exact !== undefined) return { designation, type: exact };
  const ofType = typeFeatures(features);
  if (unsaid) ofType.seal = 'open';
  const typed = writeIso(basic, family, ofType);
  return { designation, type: typed === basic ? plain : variantNamed(variants, typed) };
}

function variantNamed(variants: readonly PartType[], designation: string): PartType | undefined {
  for (const type of variants) if (type.designation === designation) return type;
  return undefined;
}

/** `UC205-16` with its inch bore is otherwise a UC205. */
function typeOfOtherBore(basic: string): PartType | undefined {
  const hyphen = basic.indexOf('-');
  if (hyphen < 0) return undefined;
  const metric = basic.slice(0, hyphen);
  return variantNamed(variantsOf(metric), metric);
}

const TYPE_RING_GROOVES = new Set(['snap_groove', 'snap_groove+ring']);
/** Of plain and linear bearings: what slides on what, and how a sleeve is slit. */
const TYPE_DESIGNS = new Set([
  'single_slit',
  'single_slit_lubricated',
  'lubricated',
  'self_lubricating_composite',
  'self_lubricating_fabric',
  'open_sleeve',
  'adjustable_sleeve',
]);
const GENERIC_SEALS: readonly (readonly [start: string, one: string, both: string])[] = [
  ['shield', 'shield_1', 'shield_2'],
  ['contact_seal', 'contact_seal_1', 'contact_seal_2'],
  ['low_friction', 'noncontact_seal_1', 'noncontact_seal_2'],
  ['noncontact_seal', 'noncontact_seal_1', 'noncontact_seal_2'],
];

/** The features that make a type of the catalogue; the others are a listing's. */
function typeFeatures(features: Features): Features {
  const type: Features = {};
  const { seal, bore, ringGroove, contactAngle, cage, internalDesign } = features;
  if (seal !== undefined) type.seal = genericSeal(seal);
  if (bore !== undefined) type.bore = bore;
  if (ringGroove !== undefined && TYPE_RING_GROOVES.has(ringGroove)) type.ringGroove = ringGroove;
  if (contactAngle === '15' || contactAngle === '25' || contactAngle === '40')
    type.contactAngle = contactAngle;
  if (cage === 'full_complement') type.cage = cage;
  if (internalDesign !== undefined && TYPE_DESIGNS.has(internalDesign)) type.internalDesign = internalDesign;
  return type;
}

function genericSeal(seal: string): string {
  if (seal === 'open' || seal.includes('+')) return seal;
  const rule = GENERIC_SEALS.find(([start]) => seal.startsWith(start));
  if (rule === undefined) return seal;
  return seal.includes('_2') ? rule[2] : rule[1];
}
