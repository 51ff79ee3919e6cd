import { type Readable } from 'node:stream';
import { Clock, DAY_MS, dayOf } from '@app/kernel';
import {
  type Actor,
  CSV_START,
  csvLine,
  type Locale,
  requireKind,
  spool,
  tableRefusal,
  wholeTable,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type SellerRfqView } from '../rfqs/seller-rfq.views.js';
import { RfqsQueries } from '../rfqs/rfqs.queries.js';
import { OwnOffers, type OwnOffer } from './own-offers.queries.js';
import { type QuoteLineRequest } from './quote.dto.js';
import { type QuoteFault, wordsOfFault } from './quote.faults.js';
import { type NamedQuoteLine, QuoteGoods } from './quote.goods.js';
import { type DraftFaultView, type DraftOfferView, type QuoteDraftView } from './quote-draft.views.js';
import { readTable, type TableLine, tableHeader, tableRowsOf } from './quote-table.js';
import { type QuoteRow } from './quote.views.js';
import { QuotesQueries } from './quotes.queries.js';

const MAX_BYTES = 4 * 1024 * 1024;
const MOST_ROWS = 1000;
const VALID_DAYS = 14;

/** A quote as it could be sent: so that a seller who lists what is asked has little to type. */
@Injectable()
export class QuoteDrafts {
  constructor(
    private readonly clock: Clock,
    private readonly goods: QuoteGoods,
    private readonly offers: OwnOffers,
    private readonly quotes: QuotesQueries,
    private readonly rfqs: RfqsQueries,
    private readonly source: DataSource,
  ) {}

  /** The quote as it stands, else what the seller's own listings say. */
  async draft(actor: Actor, rfqId: string): Promise<QuoteDraftView> {
    requireKind(actor, 'seller');
    const rfq = await this.rfqs.forSeller(actor, rfqId);
    const asked = await this.goods.asked(this.source, rfqId, rfq.version);
    const own = await this.offers.of(actor.organisationId, asked);
    const quote = await this.quotes.find(this.source, actor.organisationId, rfqId);
    return this.view(rfq, quote, (line) => {
      const offer = own.get(line.lineNo);
      if (quote && quote.state !== 'withdrawn') return quotedOffers(quote, line.lineNo, offer);
      return offer ? [listedOffer(offer, line.quantity)] : [];
    });
  }

  async table(actor: Actor, rfqId: string, locale: Locale): Promise<string> {
    const draft = await this.draft(actor, rfqId);
    const rows = tableRowsOf(draft, locale);
    return CSV_START + [tableHeader(locale), ...rows].map((row) => csvLine(row)).join('');
  }

  /** Read, not sent: the seller looks at it first. The file itself is not kept. */
  async readFile(actor: Actor, rfqId: string, content: Readable, locale: Locale): Promise<QuoteDraftView> {
    requireKind(actor, 'seller');
    const rfq = await this.rfqs.forSeller(actor, rfqId);
    const asked = await this.goods.asked(this.source, rfqId, rfq.version);
    await using file = await spool(content, { maxBytes: MAX_BYTES });
    const { rows, merged } = await wholeTable(file, MOST_ROWS, tooManyRows);
    const table = readTable(rows, new Set(asked.map(({ lineNo }) => lineNo)), merged);
    const own = await this.offers.of(actor.organisationId, asked);
    const requests = table.lines.map((line) => requestOf(line, own.get(line.lineNo)));
    const { named, faults } = await this.goods.name(actor.organisationId, asked, requests);
    const quote = await this.quotes.find(this.source, actor.organisationId, rfqId);
    const view = this.view(rfq, quote, ({ lineNo }) =>
      named
        .filter(({ request }) => request.lineNo === lineNo)
        .map((line) => namedOffer(line, own.get(lineNo))),
    );
    for (const fault of faults) {
      const lineNo = requests[fault.at]?.lineNo;
      view.lines.find(({ line }) => line.lineNo === lineNo)?.faults.push(faultView(fault, locale));
    }
    for (const { lineNo, field, code, message, expected, rowNo } of table.faults) {
      const to = view.lines.find(({ line }) => line.lineNo === lineNo)?.faults ?? view.faults;
      to.push({ field: `rows.${rowNo}.${field}`, code, message: message[locale], expected });
    }
    return view;
  }

  private view(
    rfq: SellerRfqView,
    quote: QuoteRow | undefined,
    offersOf: (line: SellerRfqView['lines'][number]) => DraftOfferView[],
  ): QuoteDraftView {
    const stands = quote !== undefined && quote.state !== 'withdrawn';
    const from = Math.max(Date.parse(rfq.deadline), this.clock.now().getTime());
    return {
      rfqId: rfq.id,
      version: rfq.version,
      validUntil: stands ? quote.valid_until : dayOf(new Date(from + VALID_DAYS * DAY_MS)),
      note: stands ? quote.note : null,
      quoted: stands,
      lines: rfq.lines.map((line) => ({ line, offers: offersOf(line), faults: [] })),
      faults: [],
    };
  }
}

/** What the shelf has of it, and what it lacks only where the listing says that it is made. */
function listedOffer(offer: OwnOffer, wanted: number): DraftOfferView {
  const fromShelf = offer.available >= wanted || offer.makeLeadTimeDays === null;
  const most = fromShelf && offer.available > 0 ? Math.min(wanted, offer.available) : wanted;
  const first = offer.priceBreaks[0]!.minQuantity;
  const quantity = Math.max(most, first);
  const reached = offer.priceBreaks.filter(({ minQuantity }) => minQuantity <= quantity);
  return {
    listingId: offer.listingId,
    designation: offer.designation,
    brand: offer.brand,
    features: offer.features,
    asAsked: offer.asAsked,
    grade: offer.grade,
    reason: offer.reason,
    quantity,
    priceBreaks: reached,
    leadTimeDays: fromShelf ? offer.leadTimeDays : Math.max(offer.leadTimeDays, offer.makeLeadTimeDays ?? 0),
    available: offer.available,
    lotNumber: null,
    reserve: false,
    note: null,
  };
}

const quotedOffers = (quote: QuoteRow, lineNo: number, own: OwnOffer | undefined): DraftOfferView[] =>
  quote.lines
    .filter((line) => line.lineNo === lineNo)
    .map((line) => ({
      listingId: line.listingId,
      designation: line.designation,
      brand: line.brand,
      features: line.features,
      asAsked: line.asAsked,
      grade: line.grade,
      reason: line.reason,
      quantity: line.quantity,
      priceBreaks: line.priceBreaks,
      leadTimeDays: line.leadTimeDays,
      available: own?.listingId === line.listingId ? own.available : 0,
      lotNumber: line.lotNumber,
      reserve: line.reserved,
      note: line.note,
    }));

/** The table names goods as the draft did: then they are of the same listing. */
function requestOf(line: TableLine, own: OwnOffer | undefined): QuoteLineRequest {
  const { lineNo, designation, brand, quantity, leadTimeDays, reserve, lotNumber, note } = line;
  const drafted = own && [own.designation, ...Object.values(own.features)].join(' ');
  const isOwn =
    own && (designation === '' || designation === drafted) && (brand === '' || brand === own.brand);
  return {
    lineNo,
    ...(isOwn ? { listingId: own.listingId } : {}),
    ...(!isOwn && designation !== '' && { designation: designation.slice(0, 80) }),
    ...(!isOwn && brand !== '' && { brand: brand.slice(0, 40) }),
    quantity,
    priceBreaks: line.priceBreaks,
    leadTimeDays,
    reserve,
    ...(lotNumber && { lotNumber }),
    ...(note && { note }),
  };
}

function namedOffer(
  { request, goods, designation, asAsked, grade, reason }: NamedQuoteLine,
  own?: OwnOffer,
): DraftOfferView {
  return {
    listingId: request.listingId ?? null,
    designation,
    brand: goods.brand,
    features: goods.features,
    asAsked,
    grade,
    reason,
    quantity: request.quantity,
    priceBreaks: request.priceBreaks,
    leadTimeDays: request.leadTimeDays,
    available: request.listingId !== undefined && own?.listingId === request.listingId ? own.available : 0,
    lotNumber: request.lotNumber ?? null,
    reserve: request.reserve ?? false,
    note: request.note ?? null,
  };
}

function faultView({ field, code, expected }: QuoteFault, locale: Locale): DraftFaultView {
  return { field, code, message: wordsOfFault(code)[locale], expected: expected ?? null };
}

const tooManyRows = (): Error =>
  tableRefusal(
    'quote.table_too_long',
    { zh: `超过 ${MOST_ROWS} 行`, en: `More than ${MOST_ROWS} rows` },
    `<= ${MOST_ROWS}`,
  );
