import { type Locale } from '@app/platform';
import { type OrderView } from '../order.views.js';

/** The words of the papers. A contract between two Chinese firms is Chinese; English readers get the same paper in English. */
const WORDS = {
  contract: { zh: '购销合同', en: 'Purchase contract' },
  deliveryNote: { zh: '送货单', en: 'Delivery note' },
  statement: { zh: '对账单', en: 'Statement of orders' },
  accountStatement: { zh: '资金对账单', en: 'Statement of account' },
  marketStatement: { zh: '平台收支对账单', en: 'Statement of the market' },
  paid: { zh: '付款', en: 'Paid' },
  held: { zh: '托管余额', en: 'Held' },
  toComeBack: { zh: '待退款', en: 'To come back' },
  owed: { zh: '赊欠余额', en: 'Owed' },
  openingHeld: { zh: '期初托管', en: 'Held at the opening' },
  closingHeld: { zh: '期末托管', en: 'Held at the closing' },
  openingOwed: { zh: '期初赊欠', en: 'Owed at the opening' },
  closingOwed: { zh: '期末赊欠', en: 'Owed at the closing' },
  count: { zh: '笔数', en: 'Count' },
  movedOn: { zh: '日期', en: 'Date' },
  what: { zh: '事由', en: 'What' },
  amount: { zh: '金额', en: 'Amount' },
  balance: { zh: '余额', en: 'Balance' },
  opening: { zh: '期初余额', en: 'Opening balance' },
  closing: { zh: '期末余额', en: 'Closing balance' },
  orderNumber: { zh: '订单编号', en: 'Order' },
  orderedOn: { zh: '签订日期', en: 'Date' },
  buyer: { zh: '需方（买方）', en: 'Buyer' },
  seller: { zh: '供方（卖方）', en: 'Seller' },
  uscc: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  deliverTo: { zh: '交货地址', en: 'Deliver to' },
  shippedFrom: { zh: '发货地', en: 'Shipped from' },
  shippedOn: { zh: '发货日期', en: 'Shipped on' },
  carrier: { zh: '承运方', en: 'Carrier' },
  trackingNumber: { zh: '运单号', en: 'Tracking number' },
  number: { zh: '序号', en: 'No.' },
  designation: { zh: '型号', en: 'Designation' },
  brand: { zh: '品牌', en: 'Brand' },
  features: { zh: '技术要求', en: 'Features' },
  quantity: { zh: '数量（件）', en: 'Pieces' },
  acceptedQuantity: { zh: '供方接受', en: 'Accepted' },
  unitPrice: { zh: '含税单价', en: 'Unit price' },
  lineTotal: { zh: '金额', en: 'Amount' },
  lot: { zh: '批号', en: 'Lot' },
  dateCode: { zh: '生产周次', en: 'Date code' },
  readyOn: { zh: '订制交期', en: 'Made by' },
  freight: { zh: '运费', en: 'Freight' },
  total: { zh: '价税合计', en: 'Total, VAT included' },
  tax: { zh: '其中增值税', en: 'VAT contained' },
  inWords: { zh: '大写', en: 'In words' },
  totalPieces: { zh: '合计件数', en: 'Pieces in all' },
  period: { zh: '对账期间', en: 'Period' },
  firm: { zh: '单位', en: 'Firm' },
  counterparty: { zh: '往来单位', en: 'With' },
  state: { zh: '状态', en: 'State' },
  refunded: { zh: '已退款', en: 'Refunded' },
  net: { zh: '净额', en: 'Net' },
  ordersCount: { zh: '订单数', en: 'Orders' },
  signBuyer: { zh: '需方（盖章）', en: 'For the buyer (seal)' },
  signSeller: { zh: '供方（盖章）', en: 'For the seller (seal)' },
  signReceiver: { zh: '收货人签字 / 日期', en: 'Received by / date' },
  signSender: { zh: '发货人签字', en: 'Sent by' },
} as const;

export type PaperWord = keyof typeof WORDS;

export const paperWords =
  (locale: Locale) =>
  (word: PaperWord): string =>
    WORDS[word][locale];

/** The terms on which the market trades, as both sides agreed to them in placing and accepting. */
export function contractClauses(
  { onAccount, shipBy, note }: Pick<OrderView, 'onAccount' | 'shipBy' | 'note'>,
  { locale, inspectionDays }: { locale: Locale; inspectionDays: number },
): string[] {
  return locale === 'zh'
    ? [
        '质量标准：按型号所属国家标准（GB/T 272、GB/T 307、GB/T 4604 等）及本合同所列技术要求执行。',
        onAccount
          ? `付款方式：赊购，自交货之日起 ${onAccount.days} 天内由买方付款。`
          : '付款方式：买方付款至平台托管，收货验收后由平台放款给卖方。',
        `交货与运费：卖方${shipBy ? `于 ${shipBy} 或之前` : ''}按订单地址发货，运费以本合同所列为准；可分批发货，各批次批号见送货单。`,
        `验收：到货后 ${inspectionDays} 天内买方可就数量、型号、损坏、精度或真伪提出异议；期满未提出的，视为验收合格。`,
        '异议期内有争议的款项继续托管，由双方协商，协商不成的由平台裁定，亦可依法向人民法院起诉。',
        ...(note ? [`买方备注：${note}`] : []),
      ]
    : [
        'Quality: as the standards of the designation ask (GB/T 272, GB/T 307, GB/T 4604) and with the features named here.',
        onAccount
          ? `Payment: on account, by the buyer within ${onAccount.days} days of delivery.`
          : 'Payment: to the market, which holds it and releases it to the seller after acceptance.',
        `Delivery: to the address named${shipBy ? `, sent by ${shipBy}` : ''}; freight as named; in parts where agreed, the lots named on the delivery notes.`,
        `Inspection: within ${inspectionDays} days of arrival the buyer may claim shortage, wrong goods, damage, tolerance or forgery; after that the goods count as accepted.`,
        'Money in dispute stays held; the market decides where the parties do not agree, without prejudice to the courts.',
        ...(note ? [`Note of the buyer: ${note}`] : []),
      ];
}
