import { type Features } from '@app/bearings';
import { divide, majorText } from '@app/kernel';
import { featureWords } from '@app/listings';
import { csvLine, type Locale } from '@app/platform';
import { stateWord } from '../state.words.js';
import { lineValues } from '../order.amounts.js';
import { type OrderState } from '../order.states.js';

/** An order with what its lines come to, for a table. */
export interface TableRow {
  id: string;
  number: string;
  placed_on: string;
  state: OrderState;
  counterpart: string;
  freight_minor: string;
  tax_minor: string;
  currency: string;
  lines: {
    designation: string;
    brand: string;
    features: Features;
    quantity: number;
    unitPrice: string;
    totalMinor: string;
  }[];
}

export const SELECT_TABLE = (counterpart: string): string => `
  SELECT o.id, o.number, to_char(o.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS placed_on, o.state,
    ${counterpart} AS counterpart, o.freight_minor, o.tax_minor, o.currency,
    (SELECT jsonb_agg(jsonb_build_object('designation', l.designation, 'brand', l.brand, 'features', l.features,
        'quantity', l.quantity, 'unitPrice', l.unit_price::text, 'totalMinor', l.total_minor::text) ORDER BY l.line_no)
     FROM order_line l WHERE l.seller_id = o.seller_id AND l.order_id = o.id) AS lines
  FROM trade_order o`;

const COUNTERPART = {
  buyer: { zh: '卖家', en: 'Seller' },
  seller: { zh: '买家', en: 'Buyer' },
} as const;

export function headersOf(side: keyof typeof COUNTERPART, locale: Locale): string[] {
  const other = COUNTERPART[side][locale];
  return locale === 'zh'
    ? ['订单号', '下单日期', '状态', other, '型号', '品牌', '数量', '含税单价', '金额', '税额', '运费', '币种']
    : ['Order', 'Placed on', 'State', other, 'Designation', 'Brand', 'Quantity', 'Unit price', 'Amount', 'Tax', 'Freight', 'Currency']; // prettier-ignore
}

/** A record for each line. Freight and the tax contained in all go with the lines, so that columns sum to what the orders come to. */
export function tableLines(order: TableRow, locale: Locale): string[] {
  const goods = order.lines.map(({ quantity, totalMinor }) => ({ quantity, totalMinor: BigInt(totalMinor) }));
  const values = lineValues(goods, BigInt(order.freight_minor));
  const taxes = divide(BigInt(order.tax_minor), values);
  return order.lines.map((line, at) =>
    csvLine([
      order.number,
      order.placed_on,
      stateWord(order.state, locale),
      order.counterpart,
      `${line.designation} ${featureWords(line.features, locale)}`.trim(),
      line.brand,
      String(line.quantity),
      line.unitPrice,
      majorText(goods[at]!.totalMinor),
      majorText(taxes[at]!),
      majorText(values[at]! - goods[at]!.totalMinor),
      order.currency,
    ]),
  );
}
