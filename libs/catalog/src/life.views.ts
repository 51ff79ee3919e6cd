import {
  type Arrangement,
  type BearingLife,
  type CaseLife,
  type Edition,
  type Figure,
  type PartFamily,
  type Remark,
  type Selected,
  type Selection,
  type Severity,
  type ShaftLife,
  type SpeedVerdict,
  type Step,
} from '@app/bearings';
import { BilingualView } from './reading.views.js';

export class LifeFigureView {
  value: number;
  /** standard, calculated (from estimated geometry), typical (of makers), given (with the question) */
  basis: string;
  source: string;
}

/** Of one bearing, also of a pair. */
export class LifeFiguresView {
  dynamicKn: LifeFigureView;
  staticKn: LifeFigureView;
  fatigueLimitKn: LifeFigureView;
  greaseSpeedRpm: LifeFigureView;
  limitingSpeedRpm: LifeFigureView;
  contactAngleDeg: LifeFigureView;
}

/** One line of the calculation. */
export class LifeStepView {
  symbol: string;
  name: BilingualView;
  formula: string;
  /** The formula with its numbers. */
  numbers: string;
  value: number;
  unit: string;
  /** Standard with edition and clause, or whose practice. */
  clause: string;
  /** Where the factors come from. */
  factors: BilingualView | null;
}

export class LifeRemarkView {
  code: string;
  /** unfit, caution, note */
  severity: Severity;
  text: BilingualView;
}

export class CaseLifeView {
  radialKn: number;
  axialKn: number;
  speedRpm: number | null;
  equivalentLoadKn: number;
  basicLifeMrev: number;
  basicLifeHours: number | null;
  viscosityMm2S: number | null;
  /** κ */
  viscosityRatio: number | null;
  /** eC */
  contaminationFactor: number | null;
  /** aISO */
  systemsFactor: number | null;
  /** grease, oil, beyond */
  speedVerdict: SpeedVerdict | null;
}

export class BearingLifeView {
  designation: string;
  arrangement: Arrangement;
  figures: LifeFiguresView;
  /** P; of several cases their mean. */
  equivalentLoadKn: number;
  /** C/P */
  loadRatio: number;
  basicLifeMrev: number;
  basicLifeHours: number | null;
  reliabilityPercent: number;
  /** Edition of ISO 281 from which a1 is. */
  edition: Edition;
  a1: number;
  /** a1·L10h */
  reliableLifeHours: number | null;
  /** a1·aISO·L10h; null when the lubrication is not told or cannot be judged. */
  modifiedLifeHours: number | null;
  staticLoadKn: number;
  staticSafety: number;
  requiredStaticSafety: number;
  /** Null when no hours were asked for. */
  lasts: boolean | null;
  cases: CaseLifeView[];
  steps: LifeStepView[];
  remarks: LifeRemarkView[];
}

export class SelectedBearingView {
  designation: string;
  type: PartFamily;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  massKg: number | null;
  price: number | null;
  /** Further closures of the same bearing that serve as well. */
  variants: string[];
  life: BearingLifeView;
}

export class SelectionView {
  items: SelectedBearingView[];
  more: boolean;
  /** How many types lie within the space. */
  considered: number;
}

export class AppliedLoadView {
  radialKn: number;
  axialKn: number;
}

export class ShaftLifeView {
  loadA: AppliedLoadView;
  loadB: AppliedLoadView;
  a: BearingLifeView;
  b: BearingLifeView;
  /** Of both together: the shaft stands still when the first fails. */
  systemLifeHours: number | null;
  /** Reactions and axial forces; the lives have steps of their own. */
  steps: LifeStepView[];
}

/** Six figures are more than any of this is worth. */
const rounded = (value: number): number => Number(value.toPrecision(6));
const roundedOrNull = (value: number | undefined): number | null =>
  value === undefined ? null : rounded(value);

export function toBearingLifeView(life: BearingLife): BearingLifeView {
  const { figures } = life;
  return {
    designation: life.designation,
    arrangement: life.arrangement,
    figures: {
      dynamicKn: toFigureView(figures.dynamicKn),
      staticKn: toFigureView(figures.staticKn),
      fatigueLimitKn: toFigureView(figures.fatigueLimitKn),
      greaseSpeedRpm: toFigureView(figures.greaseSpeedRpm),
      limitingSpeedRpm: toFigureView(figures.limitingSpeedRpm),
      contactAngleDeg: toFigureView(figures.contactAngleDeg),
    },
    equivalentLoadKn: rounded(life.equivalentLoadKn),
    loadRatio: rounded(life.loadRatio),
    basicLifeMrev: rounded(life.basicLifeMrev),
    basicLifeHours: roundedOrNull(life.basicLifeHours),
    reliabilityPercent: life.reliabilityPercent,
    edition: life.edition,
    a1: rounded(life.a1),
    reliableLifeHours: roundedOrNull(life.reliableLifeHours),
    modifiedLifeHours: roundedOrNull(life.modifiedLifeHours),
    staticLoadKn: rounded(life.staticLoadKn),
    staticSafety: rounded(life.staticSafety),
    requiredStaticSafety: life.requiredStaticSafety,
    lasts: life.lasts ?? null,
    cases: life.cases.map(toCaseView),
    steps: life.steps.map(toStepView),
    remarks: life.remarks.map(toRemarkView),
  };
}

function toFigureView({ value, basis, source }: Figure): LifeFigureView {
  return { value: rounded(value), basis, source };
}

function toCaseView(each: CaseLife): CaseLifeView {
  return {
    radialKn: each.radialKn,
    axialKn: each.axialKn,
    speedRpm: each.speedRpm ?? null,
    equivalentLoadKn: rounded(each.equivalentLoadKn),
    basicLifeMrev: rounded(each.basicLifeMrev),
    basicLifeHours: roundedOrNull(each.basicLifeHours),
    viscosityMm2S: roundedOrNull(each.film?.viscosityMm2S),
    viscosityRatio: roundedOrNull(each.film?.kappa),
    contaminationFactor: roundedOrNull(each.contaminationFactor),
    systemsFactor: roundedOrNull(each.systemsFactor),
    speedVerdict: each.speedVerdict ?? null,
  };
}

function toStepView({ symbol, name, formula, numbers, value, unit, clause, factors }: Step): LifeStepView {
  return {
    symbol,
    name,
    formula,
    numbers,
    value: rounded(value),
    unit,
    clause,
    factors: factors ?? null,
  };
}

const toRemarkView = ({ code, severity, text }: Remark): LifeRemarkView => ({ code, severity, text });

export function toSelectionView({ items, more, considered }: Selection): SelectionView {
  return { items: items.map(toSelectedView), more, considered };
}

function toSelectedView({ type, price, variants, life }: Selected): SelectedBearingView {
  const { boreMm, outsideMm, widthMm } = type.dimensions;
  return {
    designation: type.designation,
    type: type.family,
    boreMm: boreMm ?? null,
    outsideMm: outsideMm ?? null,
    widthMm: widthMm ?? null,
    massKg: type.massKg ?? null,
    price: price ?? null,
    variants: [...variants],
    life: toBearingLifeView(life),
  };
}

const toLoadView = ({ radialKn, axialKn }: AppliedLoadView): AppliedLoadView => ({
  radialKn: rounded(radialKn),
  axialKn: rounded(axialKn),
});

export function toShaftLifeView({ a, b, loads, systemLifeHours, steps }: ShaftLife): ShaftLifeView {
  return {
    loadA: toLoadView(loads.a),
    loadB: toLoadView(loads.b),
    a: toBearingLifeView(a),
    b: toBearingLifeView(b),
    systemLifeHours: roundedOrNull(systemLifeHours),
    steps: steps.map(toStepView),
  };
}
