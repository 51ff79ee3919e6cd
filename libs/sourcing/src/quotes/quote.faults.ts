import { DomainError, type FieldFault, shortPrice, type Text } from '@app/kernel';
import { type LackingCertificate } from '../rfqs/certificates.sql.js';

export interface QuoteFault {
  /** Of the request's lines, from 0. */
  at: number;
  field: string;
  code: keyof typeof SAY;
  expected?: string;
}

const SAY = {
  'quote.line_unknown': { zh: '询价里没有这一行', en: 'The RFQ has no such line' },
  'quote.part_unknown': {
    zh: '目录里没有这个型号；请写明型号和品牌，或选择自己的商品',
    en: 'The catalogue has no such part: name designation and brand, or a listing of your own',
  },
  'quote.listing_unknown': { zh: '没有这个商品', en: 'There is no such listing of the firm' },
  'quote.brand_missing': { zh: '请填写品牌', en: 'Say the brand' },
  'quote.goods_twice': {
    zh: '同一行已报过同样的货，请合并为一行阶梯价',
    en: 'The same goods stand twice for one line: make price breaks of them',
  },
  'quote.substitutes_not_wanted': {
    zh: '买家不接受替代品',
    en: 'The buyer takes nothing in place of what the line asks for',
  },
  'quote.break_above_quantity': {
    zh: '第一档起订量超过可供数量',
    en: 'The first price break is above the quantity offered',
  },
  'listing.first_break_not_moq': {
    zh: '第一档价格须从起订量开始',
    en: 'The first price break begins elsewhere',
  },
  'listing.breaks_not_ascending': {
    zh: '价格档的数量须逐档递增',
    en: 'The quantities of price breaks must ascend',
  },
  'listing.breaks_rise': {
    zh: '数量越大单价不能越高',
    en: 'A larger quantity cannot have a higher unit price',
  },
  'listing.price_zero': { zh: '单价须大于零', en: 'A unit price must be above zero' },
} as const satisfies Record<string, Text>;

export const wordsOfFault = (code: QuoteFault['code']): Text => SAY[code];

/** One fault alone gives its own code to the whole. */
export function linesRefused(faults: readonly QuoteFault[]): DomainError {
  const fields = faults.map(({ at, field, code, expected }): FieldFault => ({
    field: `lines.${at}.${field}`,
    code,
    message: SAY[code],
    ...(expected !== undefined && { expected }),
  }));
  const only = fields.length === 1 ? fields[0] : undefined;
  return new DomainError(
    'unprocessable',
    only?.code ?? 'quote.lines_refused',
    only?.message ?? { zh: '有些行不能报价', en: 'Some lines cannot be quoted' },
    fields,
  );
}

export const validTooShort = (earliest: string, latest: string): DomainError => {
  const code = 'quote.validity_refused';
  const message = {
    zh: '报价有效期须不早于截止日，且不超过一年',
    en: 'A quote holds at least until the day of the deadline, and for a year at most',
  };
  return new DomainError('invalid', code, message, [
    { field: 'validUntil', code, message, expected: `${earliest} to ${latest}` },
  ]);
};

export const notVerified = (): DomainError =>
  new DomainError('forbidden', 'quote.firm_not_verified', {
    zh: '企业通过认证后才能报价',
    en: 'Only verified firms quote: have the firm verified first',
  });

export const certificatesLacking = (lacking: readonly LackingCertificate[]): DomainError => {
  const code = 'quote.certificates_lacking';
  const message = {
    zh: '买家要求的证书，贵企业没有经平台核实且在有效期内的；请先提交证书',
    en: 'The firm lacks certificates that the buyer insists on, verified and in force: send them in first',
  };
  return new DomainError('forbidden', code, message, [
    { field: 'certificates', code, message, expected: lacking.join(' & ') },
  ]);
};

export const noQuote = (): DomainError =>
  new DomainError('not_found', 'quote.not_found', { zh: '没有这份报价', en: 'There is no such quote' });

export const withdrawnAlready = (): DomainError =>
  new DomainError('conflict', 'quote.withdrawn', {
    zh: '这份报价已经撤回',
    en: 'This quote has been withdrawn',
  });

export const linesGone = (lineNos: readonly number[]): DomainError =>
  new DomainError('conflict', 'quote.lines_gone', {
    zh: `询价已删去第 ${lineNos.join('、')} 行，请修改报价`,
    en: `The RFQ no longer has line ${lineNos.join(', ')}: revise the quote`,
  });

export const stillSealed = (): DomainError =>
  new DomainError('conflict', 'rfq.still_sealed', {
    zh: '截止前报价密封，任何人都看不到价格',
    en: 'Quotes are sealed until the deadline: nobody sees their prices before',
  });

export const lapsedQuote = (sellerName: string): DomainError =>
  new DomainError('conflict', 'quote.lapsed', {
    zh: `${sellerName} 的报价已过有效期`,
    en: `The quote of ${sellerName} has lapsed`,
  });

export const unconfirmedQuote = (sellerName: string): DomainError =>
  new DomainError('conflict', 'quote.not_confirmed', {
    zh: `${sellerName} 没有确认修改后的询价，报价不能授标`,
    en: `${sellerName} has not confirmed the quote for the amended RFQ: it cannot be awarded`,
  });

export function pickRefused(
  at: number,
  code: string,
  message: Text,
  expected: string,
  field = 'quantity',
): DomainError {
  return new DomainError('unprocessable', code, message, [
    { field: `lines.${at}.${field}`, code, message, expected },
  ]);
}

export const counterQuantity = (least: number, most: number): DomainError => {
  const code = 'quote.quantity_not_offered';
  const message = { zh: `可供 ${least} 到 ${most} 件`, en: `${least} to ${most} pieces are offered` };
  return new DomainError('unprocessable', code, message, [
    { field: 'quantity', code, message, expected: `${least} to ${most}` },
  ]);
};

export const counterNotLower = (quoted: string): DomainError => {
  const price = shortPrice(quoted);
  const code = 'quote.counter_not_lower';
  const message = {
    zh: `还价须低于现有单价 ${price}`,
    en: `A counter-offer is below the unit price as quoted, ${price}`,
  };
  return new DomainError('unprocessable', code, message, [
    { field: 'unitPrice', code, message, expected: `> 0 & < ${price}` },
  ]);
};

export const counterOpen = (): DomainError =>
  new DomainError('conflict', 'quote.counter_open', {
    zh: '这一行已有还价，等待卖家答复',
    en: 'A counter-offer for this line awaits its answer',
  });

export const counterAnswered = (): DomainError =>
  new DomainError('conflict', 'quote.counter_answered', {
    zh: '这个还价已经答复，或询价已结束',
    en: 'This counter-offer was answered, or the RFQ has ended',
  });
