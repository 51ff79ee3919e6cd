import { type Features, type PartFamily } from '@app/bearings';
import { type OfferAtQuantity } from '@app/listings';
import { MoneyView, toMoneyView } from '@app/kernel';
import { type Locale } from '@app/platform';
import { type BomChoice, type BomFault, type BomLineState } from './bom.entity.js';

export class BomPersonView {
  id: string;
  name: string;
}

export class ListedBomView {
  id: string;
  name: string;
  /** Who of the organisation made it. */
  madeBy: BomPersonView | null;
  lineCount: number;
  /** Lines that name one type. */
  readCount: number;
  ambiguousCount: number;
  unreadCount: number;
  createdAt: string;
  updatedAt: string;
}

export class BomPageView {
  items: ListedBomView[];
  nextCursor: string | null;
}

/** What the whole list would cost today. */
export class BomView extends ListedBomView {
  /** Lines that one offer covers as they stand, from the shelf. */
  coveredCount: number;
  /** Of the best offer of each covered line. */
  total: MoneyView;
}

export class BomPartView {
  id: string;
  designation: string;
  type: PartFamily;
  seal: string;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
}

export class BomTellView {
  /** family, seal, boreMm, outsideMm, widthMm, or a feature. */
  what: string;
  value: string;
}

export class BomChoiceView {
  partTypeId: string;
  designation: string;
  confidence: number;
  /** In what it differs from the others. */
  tells: BomTellView[];
}

export class BomFaultView {
  field: string;
  code: string;
  value: string;
  message: string;
  /** What would be right. */
  expected: string;
}

export class BomBestOfferView {
  listingId: string;
  sellerId: string;
  sellerName: string;
  brand: string;
  /** VAT included. */
  unitPrice: string;
  currency: string;
  lineTotal: MoneyView;
  available: number;
  leadTimeDays: number;
}

export class BomOffersView {
  /** Offers of the type in the wished brand with the wished features. */
  count: number;
  /** Pieces on their shelves. */
  stock: number;
  /** What covers the line as it stands: of the preferred listing, else the cheapest. */
  best: BomBestOfferView | null;
}

export class BomPreferredView {
  listingId: string;
  sellerId: string;
  sellerName: string;
}

export class BomLineView {
  lineNo: number;
  /** As the buyer wrote it. */
  text: string;
  note: string | null;
  quantity: number | null;
  brand: string | null;
  state: BomLineState;
  confidence: number;
  partType: BomPartView | null;
  /** Wished beyond the type. */
  features: Features;
  /** From whom rather than from the cheapest. */
  preferred: BomPreferredView | null;
  choices: BomChoiceView[];
  faults: BomFaultView[];
  offers: BomOffersView;
}

export class BomLinePageView {
  items: BomLineView[];
  nextCursor: string | null;
}

export interface BomRow {
  id: string;
  name: string;
  made_by_id: string | null;
  made_by_name: string | null;
  line_count: number;
  read_count: number;
  ambiguous_count: number;
  unread_count: number;
  created_at: Date;
  updated_at: Date;
}

export interface BomLineRow {
  line_no: number;
  text: string;
  note: string | null;
  quantity: number | null;
  brand: string | null;
  state: BomLineState;
  confidence: number;
  part_type_id: string | null;
  designation: string | null;
  family: PartFamily | null;
  seal: string | null;
  bore_mm: number | null;
  outside_mm: number | null;
  width_mm: number | null;
  features: Features;
  preferred_seller_id: string | null;
  preferred_listing_id: string | null;
  preferred_seller_name: string | null;
  choices: BomChoice[];
  faults: BomFault[];
}

export function toListedBomView(row: BomRow): ListedBomView {
  return {
    id: row.id,
    name: row.name,
    madeBy: row.made_by_id === null ? null : { id: row.made_by_id, name: row.made_by_name ?? '' },
    lineCount: row.line_count,
    readCount: row.read_count,
    ambiguousCount: row.ambiguous_count,
    unreadCount: row.unread_count,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

export function toBomView(row: BomRow, offers: readonly OfferAtQuantity[]): BomView {
  const covered = offers.flatMap(({ best }) => best ?? []);
  return {
    ...toListedBomView(row),
    coveredCount: covered.length,
    total: toMoneyView(
      covered.reduce((sum, { totalMinor }) => sum + totalMinor, 0n),
      covered[0]?.currency ?? 'CNY',
    ),
  };
}

export function toBomLineView(
  row: BomLineRow,
  offers: OfferAtQuantity | undefined,
  locale: Locale,
): BomLineView {
  return {
    lineNo: row.line_no,
    text: row.text,
    note: row.note,
    quantity: row.quantity,
    brand: row.brand,
    state: row.state,
    confidence: row.confidence,
    partType: toPartView(row),
    preferred: toPreferredView(row),
    features: row.features,
    choices: row.choices.map(({ partTypeId, designation, confidence, tells }) => ({
      partTypeId,
      designation,
      confidence,
      tells: tells.map(({ what, value }) => ({ what, value })),
    })),
    faults: row.faults.map(({ field, code, value, message, expected }) => ({
      field,
      code,
      value,
      message: message[locale],
      expected: expected[locale],
    })),
    offers: toOffersView(offers),
  };
}

function toPartView(row: BomLineRow): BomPartView | null {
  if (row.part_type_id === null || row.designation === null || row.family === null) return null;
  return {
    id: row.part_type_id,
    designation: row.designation,
    type: row.family,
    seal: row.seal ?? '',
    boreMm: row.bore_mm,
    outsideMm: row.outside_mm,
    widthMm: row.width_mm,
  };
}

function toPreferredView(row: BomLineRow): BomPreferredView | null {
  if (row.preferred_seller_id === null || row.preferred_listing_id === null) return null;
  return {
    listingId: row.preferred_listing_id,
    sellerId: row.preferred_seller_id,
    sellerName: row.preferred_seller_name ?? '',
  };
}

function toOffersView(offers: OfferAtQuantity | undefined): BomOffersView {
  if (offers === undefined) return { count: 0, stock: 0, best: null };
  const { best } = offers;
  return {
    count: offers.count,
    stock: offers.stock,
    best: best && {
      listingId: best.listingId,
      sellerId: best.sellerId,
      sellerName: best.sellerName,
      brand: best.brand,
      unitPrice: best.unitPrice,
      currency: best.currency,
      lineTotal: toMoneyView(best.totalMinor, best.currency),
      available: best.available,
      leadTimeDays: best.leadTimeDays,
    },
  };
}
