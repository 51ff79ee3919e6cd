export * from './catalogue.js';
export * from './plans/index.js';
export * from './reading.js';
export * from './vocabulary.js';
export { BRANDS, readBrand } from './designations/brands.js';
export type { Brand } from './designations/brands.js';
export { describeCode } from './designations/describe.js';
export type { CodeMeaning } from './designations/describe.js';
export { meaningOf as featureMeaning, vocabularyOf as featureValues } from './designations/suffixes.js';
export { readDesignation } from './designations/designation.reader.js';
export { explain } from './designations/explanation.js';
export { FAMILY_NAMES, NO_BEARINGS, WITHOUT_CLASS } from './designations/families.js';
export { designationKey, foldText } from './designations/fold.js';
export { readBuyersLine } from './lines/buyers-line.js';
export { familiesStartingWith } from './lines/trade-words.js';
export { designationSpellings, STYLES, writeDesignation } from './designations/designation.writer.js';
export type { Writable } from './designations/designation.writer.js';
export {
  EQUIVALENCE_GRADE_NAMES,
  EQUIVALENCE_GRADES,
  equivalentsOf,
  gradeBetween,
} from './equivalence/equivalents.js';
export type { Comparable, EquivalentsOptions, Verdict } from './equivalence/equivalents.js';
export { ratingsOf } from './ratings/ratings.js';
export type { Rating, RatingBasis, Ratings } from './ratings/ratings.js';
export { estimatedMassKg } from './mass.js';
export { shaftUnderSleeveMm } from './plans/sleeves.js';
export { bearingLife } from './life/bearing-life.js';
export type { BearingLife } from './life/bearing-life.js';
export type { Duty, LoadCase, Lubrication } from './life/duty.js';
export { OPERATING_CLEARANCES } from './life/dynamic-load.js';
export type { Load, OperatingClearance } from './life/dynamic-load.js';
export type { Figure, GivenFigures } from './life/life-bearing.js';
export type { CaseLife } from './life/load-cases.js';
export { ARRANGEMENTS } from './life/loaded-unit.js';
export type { Arrangement } from './life/loaded-unit.js';
export { CONTAMINATIONS } from './life/lubrication.js';
export type { Contamination } from './life/lubrication.js';
export { EDITIONS } from './life/reliability.js';
export type { Edition } from './life/reliability.js';
export { LUBRICANTS } from './life/running-checks.js';
export type { Lubricant, SpeedVerdict } from './life/running-checks.js';
export { lastingTypes, selectBearings } from './life/selection.js';
export type {
  LastingRequest,
  Selected,
  Selection,
  SelectionRequest,
  SizeRange,
  Space,
} from './life/selection.js';
export { shaftLife } from './life/shaft-life.js';
export type { Setting, ShaftBearing, ShaftDuty, ShaftLife } from './life/shaft-life.js';
export type { ShaftForce } from './life/shaft-statics.js';
export type { Fault, Outcome, Remark, Severity, Step } from './life/sheet.js';
export { RUNNING_DEMANDS } from './life/static-load.js';
export type { RunningDemand } from './life/static-load.js';
export { CLEARANCE_GROUPS, clearanceOf } from './tolerances/clearance.js';
export type { Clearance, ClearanceGroup, NoClearance } from './tolerances/clearance.js';
export { TOLERANCE_CLASSES, toleranceClassOf, tolerancesOf } from './tolerances/tolerances.js';
export type { ToleranceClass, ToleranceItem, Tolerances } from './tolerances/tolerances.js';
