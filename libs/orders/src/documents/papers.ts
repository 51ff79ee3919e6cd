import { figures, findProvince, type MoneyView } from '@app/kernel';
import { featureWords } from '@app/listings';
import { type Locale, type Paper, type PaperColumn } from '@app/platform';
import { type OrderView, type ShipmentView } from '../order.views.js';
import { amountInWords } from './amount-in-words.js';
import { contractClauses, paperWords, type PaperWord } from './paper.words.js';

/** Codes of the two firms; null where a firm has named none. */
export interface FirmCodes {
  buyerUscc: string | null;
  sellerUscc: string | null;
}

export interface StatementRow {
  number: string;
  placedOn: string;
  counterparty: string;
  state: string;
  totalMinor: bigint;
  refundedMinor: bigint;
}

export interface StatementFacts {
  firm: string;
  counterparty: string | null;
  from: string;
  to: string;
  currency: string;
  rows: StatementRow[];
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
export const day = (iso: string): string => DAY.format(new Date(iso));

/** `1,234.50 CNY`: an amount that no reader mistakes, in either language. */
const amount = (minor: bigint, currency: string): string => `${figures(minor)} ${currency}`;

export const money = ({ amountMinor, currency }: MoneyView): string => amount(BigInt(amountMinor), currency);
const plainPrice = (unitPrice: string): string => unitPrice.replace(/(\.\d\d\d*?)0+$/, '$1');

export function columnsOf(
  say: (word: PaperWord) => string,
  ...columns: [PaperWord, width?: number, isNumber?: boolean][]
): PaperColumn[] {
  return columns.map(([word, width, isNumber]) => ({ title: say(word), width, isNumber }));
}

/** What was agreed: the order as it was placed, and where the seller took on less, how much of it. */
export function contractPaper(
  order: OrderView,
  codes: FirmCodes,
  { locale, inspectionDays }: { locale: Locale; inspectionDays: number },
): Paper {
  const say = paperWords(locale);
  const { deliverTo, seller, buyer } = order;
  const isMade = order.lines.some(({ toMake }) => toMake > 0);
  const isPart = order.lines.some(
    ({ quantity, acceptedQuantity }) => acceptedQuantity !== null && acceptedQuantity < quantity,
  );
  return {
    title: say('contract'),
    facts: [
      [say('seller'), seller.name],
      [say('uscc'), codes.sellerUscc ?? '—'],
      [say('shippedFrom'), [provinceIn(seller.province, locale), seller.city].filter(Boolean).join(' ')],
      [say('orderNumber'), order.number],
      [say('buyer'), buyer.name],
      [say('uscc'), codes.buyerUscc ?? '—'],
      [say('deliverTo'), addressText(deliverTo, locale)],
      [say('orderedOn'), day(order.createdAt)],
    ],
    columns: [
      ...columnsOf(say, ['number', 22], ['designation'], ['brand', 66], ['features']),
      ...(isMade ? columnsOf(say, ['readyOn', 52]) : []),
      ...columnsOf(say, ['quantity', 44, true]),
      ...(isPart ? columnsOf(say, ['acceptedQuantity', 44, true]) : []),
      ...columnsOf(say, ['unitPrice', 46, true], ['lineTotal', 58, true]),
    ],
    rows: order.lines.map((line) => [
      String(line.lineNo),
      line.designation,
      line.brand,
      featureWords(line.features, locale),
      ...(isMade ? [line.readyOn ?? ''] : []),
      String(line.quantity),
      ...(isPart ? [String(line.acceptedQuantity ?? line.quantity)] : []),
      plainPrice(line.unitPrice),
      figures(BigInt(line.lineTotal.amountMinor)),
    ]),
    totals: [
      [say('freight'), money(order.freight)],
      [say('total'), money(order.total)],
      [say('tax'), money(order.taxIncluded)],
      ...(locale === 'zh'
        ? [[say('inWords'), amountInWords(BigInt(order.total.amountMinor))] as [string, string]]
        : []),
    ],
    clauses: contractClauses(order, { locale, inspectionDays }),
    signatures: [say('signSeller'), say('signBuyer')],
  };
}

/** What lies in a parcel, by lot; no prices. */
export function deliveryNotePaper(order: OrderView, shipment: ShipmentView, locale: Locale): Paper {
  const say = paperWords(locale);
  const lineOf = new Map(order.lines.map((line) => [line.lineNo, line]));
  return {
    title: say('deliveryNote'),
    facts: [
      [say('orderNumber'), order.number],
      [say('seller'), order.seller.name],
      [say('shippedOn'), day(shipment.shippedAt)],
      [say('buyer'), order.buyer.name],
      [say('deliverTo'), addressText(order.deliverTo, locale)],
      [say('carrier'), shipment.carrier],
      [say('trackingNumber'), shipment.trackingNumber],
    ],
    columns: columnsOf(
      say,
      ['number', 22],
      ['designation'],
      ['brand', 66],
      ['features'],
      ['lot', 70],
      ['dateCode', 50],
      ['quantity', 50, true],
    ),
    rows: shipment.lines.map(({ lineNo, quantity, lotNumber, dateCode }) => {
      const line = lineOf.get(lineNo)!;
      return [
        String(lineNo),
        line.designation,
        line.brand,
        featureWords(line.features, locale),
        lotNumber ?? '—',
        dateCode ?? '—',
        String(quantity),
      ];
    }),
    totals: [[say('totalPieces'), String(shipment.lines.reduce((sum, { quantity }) => sum + quantity, 0))]],
    clauses: [],
    signatures: [say('signSender'), say('signReceiver')],
  };
}

/** A firm's paid orders of a period, with one other firm or with all. */
export function statementPaper(
  { firm, counterparty, from, to, currency, rows }: StatementFacts,
  locale: Locale,
): Paper {
  const say = paperWords(locale);
  const sum = (of: (row: StatementRow) => bigint): string =>
    amount(
      rows.reduce((total, row) => total + of(row), 0n),
      currency,
    );
  return {
    title: say('statement'),
    facts: [
      [say('firm'), firm],
      ...(counterparty ? [[say('counterparty'), counterparty] as [string, string]] : []),
      [say('period'), `${from} – ${to}`],
    ],
    columns: columnsOf(
      say,
      ['orderedOn', 48],
      ['orderNumber', 92],
      ['counterparty'],
      ['state', 38],
      ['total', 54, true],
      ['refunded', 48, true],
      ['net', 54, true],
    ),
    rows: rows.map((row) => [
      row.placedOn,
      row.number,
      row.counterparty,
      row.state,
      figures(row.totalMinor),
      figures(row.refundedMinor),
      figures(net(row)),
    ]),
    totals: [
      [say('ordersCount'), String(rows.length)],
      [say('total'), sum(({ totalMinor }) => totalMinor)],
      [say('refunded'), sum(({ refundedMinor }) => refundedMinor)],
      [say('net'), sum(net)],
    ],
    clauses: [],
    signatures: [say('signSeller'), say('signBuyer')],
  };
}

const net = ({ totalMinor, refundedMinor }: StatementRow): bigint => totalMinor - refundedMinor;

const provinceIn = (province: string, locale: Locale): string => findProvince(province)?.[locale] ?? province;

const addressText = (
  { name, phone, province, city, address }: OrderView['deliverTo'],
  locale: Locale,
): string => [provinceIn(province, locale), city, address, name, phone].filter(Boolean).join(' ');
