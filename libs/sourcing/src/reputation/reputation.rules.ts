import { DAY_MS, type Text } from '@app/kernel';
import { DEED_KINDS, type DeedKind } from './reputation.entity.js';

/** A deed weighs half as much after so many days, a quarter after twice as many. */
export const HALF_LIFE_DAYS = 180;
/** Older deeds weigh next to nothing, and are not read. */
export const OLDEST_DAYS = 6 * HALF_LIFE_DAYS;
/** Within so many hours a paid order is to be accepted or rejected. */
export const ANSWER_HOURS = 24;
/** An RFQ that left less time is held against nobody who did not answer it. */
export const FAIR_HOURS = 12;
/** A seller whose deeds weigh less than so many is new. */
export const NEW_BELOW = 5;

/** What is presumed of a seller nobody knows: it weighs as much as so many deeds, of which this share went well, each within so many hours; without, no time is told. */
export const PRIOR: Readonly<Record<DeedKind, { deeds: number; share: number; hours?: number }>> = {
  dispatch: { deeds: 5, share: 0.85, hours: 48 },
  quality: { deeds: 5, share: 0.95 },
  accept: { deeds: 5, share: 0.85, hours: 12 },
  answer: { deeds: 5, share: 0.85, hours: 12 },
};

/** Of reliability as a whole. */
export const SHARE_OF: Readonly<Record<DeedKind, number>> = {
  dispatch: 0.5,
  quality: 0.3,
  accept: 0.1,
  answer: 0.1,
};

/** As the deeds of one kind were summed at `madeAt`. */
export interface Tally {
  counted: number;
  kept: number;
  weight: number;
  keptWeight: number;
  doneWeight: number;
  logHours: number;
  madeAt: Date;
}

export type Tallies = Readonly<Partial<Record<DeedKind, Tally>>>;

/** The share that went well, of deeds by their weight today with what is presumed beside them: 0 … 1. */
export function rateOf(kind: DeedKind, tally: Tally | undefined, now: Date): number {
  const { deeds, share } = PRIOR[kind];
  const left = leftOf(tally, now);
  return (deeds * share + left * (tally?.keptWeight ?? 0)) / (deeds + left * (tally?.weight ?? 0));
}

/**
 * Until the seller does it as a rule: the geometric mean, which one slow answer among many quick ones moves little, by their weight
 * today with what is presumed beside them. Null: it has done none.
 */
export function usualHours(kind: DeedKind, tally: Tally | undefined, now: Date): number | null {
  const { deeds, hours } = PRIOR[kind];
  if (hours === undefined || tally === undefined || tally.doneWeight === 0) return null;
  const left = leftOf(tally, now);
  return Math.exp((deeds * Math.log(hours) + left * tally.logHours) / (deeds + left * tally.doneWeight));
}

/** Of all kinds together: 0 … 1. */
export function reliabilityOf(tallies: Tallies, now: Date): number {
  return DEED_KINDS.reduce((sum, kind) => sum + SHARE_OF[kind] * rateOf(kind, tallies[kind], now), 0);
}

/** Whether so little is known of the seller that what is presumed decides. */
export function isNew({ dispatch }: Tallies, now: Date): boolean {
  return leftOf(dispatch, now) * (dispatch?.weight ?? 0) < NEW_BELOW;
}

/** What a weight of then is worth now. */
function leftOf(tally: Tally | undefined, now: Date): number {
  if (tally === undefined) return 0;
  const days = Math.max(0, now.getTime() - tally.madeAt.getTime()) / DAY_MS;
  return 2 ** (-days / HALF_LIFE_DAYS);
}

/** How each figure is computed, as its seller reads it. */
export const HOW: Readonly<Record<DeedKind, Text>> = {
  dispatch: {
    zh: '已付款订单中，全部货物在承诺的最后一天（北京时间）结束前发出的比例；拒单、逾期未发都算未做到。',
    en: 'Of paid orders, those of which all was on its way by the end of the last day promised (Beijing time); rejected and overdue ones count against it.',
  },
  quality: {
    zh: '已完成订单中，没有成立的质量索赔（退款、退货或补发）的比例；撤回和不成立的索赔不计。',
    en: 'Of completed orders, those without a claim that held (refund, return or replacement); claims withdrawn or rejected do not count.',
  },
  accept: {
    zh: `已付款订单中，在 ${ANSWER_HOURS} 小时内接单或拒单的比例。`,
    en: `Of paid orders, those accepted or rejected within ${ANSWER_HOURS} hours.`,
  },
  answer: {
    zh: `受邀询价中，在截止前报价或谢绝的比例。谢绝也算答复；自行参与或因订阅收到的询价不计；只留不到 ${FAIR_HOURS} 小时的询价，没答复也不计。`,
    en: `Of RFQs that you were invited to, those quoted or declined by the deadline. To decline is an answer. RFQs that you came to by yourself or subscribed to do not count, nor does silence on one that left less than ${FAIR_HOURS} hours.`,
  },
};

export const IMPROVE: Readonly<Record<DeedKind, Text>> = {
  dispatch: {
    zh: '把交货天数写成做得到的天数，库存与货架一致；做不完的先部分接单，当天发出的当天录入单号。',
    en: 'State lead times that you can keep, and keep the stock true to the shelf; accept in part what you cannot do in full, and enter the waybill on the day it leaves.',
  },
  quality: {
    zh: '照片、批号和精度写清楚，发货前复检尺寸、游隙和外观；有问题主动补发，不等买家催。',
    en: 'Show lots, class and photographs as they are; check size, clearance and finish before packing.',
  },
  accept: {
    zh: '打开手机通知，付款后当天接单；做不了的尽早拒单，做得了一部分的部分接单。',
    en: 'Turn notifications on and accept on the day of payment; what you cannot do reject early, and of what you can do in part accept that part.',
  },
  answer: {
    zh: '收到询价当天报价：按您的商品已填好，改价即可发出；不报的点一下“谢绝”，也算答复。订阅您做的类型，只收对口的询价。',
    en: 'Quote on the day you are asked: the RFQ is filled in from your listings, change the price and send. What you will not quote, decline: one press is an answer.',
  },
};
