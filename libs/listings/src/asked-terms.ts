import { findProvince } from '@app/kernel';
import { type EntityManager } from 'typeorm';
import { TODAY_SQL } from '@app/platform';
import { termsRefused, unknownProvince } from './listing.faults.js';
import { type ListingTerms, ORDINARY_WEEKDAYS, type Origin, termsFault, UNSAID } from './listing.terms.js';
import { type NamedGoods } from './named-goods.js';
import {
  type AmendListingRequest,
  type MadeToOrderRequest,
  type OfferListingRequest,
  type OriginRequest,
  type ShipFromRequest,
} from './offer-listing.dto.js';
import { PHOTOGRAPH } from './photographs.js';

/** The terms that a request asks for. */
export function offeredTerms(goods: NamedGoods, request: OfferListingRequest): ListingTerms {
  return amendedTerms(
    {
      ...UNSAID,
      ...goods,
      priceBreaks: request.priceBreaks,
      moq: request.moq,
      orderMultiple: request.orderMultiple,
      leadTimeDays: request.leadTimeDays,
      ...shippedFrom(request.shipFrom),
    },
    undefined,
    request,
  );
}

/** What the request leaves out stays. */
export function amendedTerms(
  before: ListingTerms,
  goods: NamedGoods | undefined,
  request: AmendListingRequest,
): ListingTerms {
  return {
    ...before,
    ...goods,
    priceBreaks: request.priceBreaks ?? before.priceBreaks,
    taxIncluded: request.taxIncluded ?? before.taxIncluded,
    currency: request.currency ?? before.currency,
    moq: request.moq ?? before.moq,
    orderMultiple: request.orderMultiple ?? before.orderMultiple,
    leadTimeDays: request.leadTimeDays ?? before.leadTimeDays,
    sampleAvailable: request.sampleAvailable ?? before.sampleAvailable,
    madeToOrder: said(request.madeToOrder, before.madeToOrder, toMadeToOrder),
    origin: said(request.origin, before.origin, toOrigin),
    ...(request.shipFrom && shippedFrom(request.shipFrom)),
    certificates: request.certificates?.toSorted() ?? before.certificates,
    photographIds: request.photographIds ?? before.photographIds,
    validUntil: request.validUntil === undefined ? before.validUntil : request.validUntil,
    note: request.note === undefined ? before.note : request.note,
  };
}

/** Absent stays, null clears. */
function said<Asked, Kept>(
  asked: Asked | null | undefined,
  before: Kept | null,
  read: (asked: Asked) => Kept,
): Kept | null {
  if (asked === undefined) return before;
  return asked === null ? null : read(asked);
}

function toMadeToOrder({ perDay, leadTimeDays, weekdays }: MadeToOrderRequest): {
  perDay: number;
  leadTimeDays: number;
  weekdays: number[];
} {
  return { perDay, leadTimeDays, weekdays: weekdays?.toSorted((a, b) => a - b) ?? ORDINARY_WEEKDAYS };
}

function toOrigin({ country, province }: OriginRequest): Origin {
  if (country !== 'CN' || !province) return { country, province: null };
  const found = findProvince(province);
  if (found === undefined) throw unknownProvince(province, 'origin.province');
  return { country, province: found.zh };
}

function shippedFrom({
  province,
  city,
}: ShipFromRequest): Pick<ListingTerms, 'shipFromProvince' | 'shipFromCity'> {
  const found = findProvince(province);
  if (found === undefined) throw unknownProvince(province, 'shipFrom.province');
  return { shipFromProvince: found.zh, shipFromCity: city ?? null };
}

/** Newly named certificates are of kinds that the firm shows, newly named photographs are its own, and a new last day is to come. */
export async function requireOwnPapers(
  tx: EntityManager,
  sellerId: string,
  terms: ListingTerms,
  before: Pick<ListingTerms, 'certificates' | 'photographIds' | 'validUntil'> = UNSAID,
): Promise<void> {
  const certificates = terms.certificates.filter((kind) => !before.certificates.includes(kind));
  const photographs = terms.photographIds.filter((id) => !before.photographIds.includes(id));
  const validUntil = terms.validUntil === before.validUntil ? null : terms.validUntil;
  if (certificates.length + photographs.length === 0 && validUntil === null) return;
  const [found]: { kinds: string[]; photographs: string[]; past: boolean }[] = await tx.query(
    `SELECT ARRAY(SELECT DISTINCT kind FROM certificate WHERE organisation_id = $1 AND state IN ('pending', 'verified')) AS kinds,
            ARRAY(SELECT id::text FROM stored_file WHERE id = ANY($2::uuid[]) AND owner_id = $1 AND purpose = $3) AS photographs,
            coalesce($4::date < ${TODAY_SQL}, false) AS past`,
    [sellerId, photographs, PHOTOGRAPH, validUntil],
  );
  const kinds = found?.kinds ?? [];
  const lacking = certificates.filter((kind) => !kinds.includes(kind));
  if (lacking.length > 0) throw refused('certificates', 'listing.certificate_not_held', kinds.join(' | '));
  const unknown = photographs.find((id) => !found?.photographs.includes(id));
  if (unknown !== undefined) {
    throw refused(`photographIds.${terms.photographIds.indexOf(unknown)}`, 'listing.photograph_unknown');
  }
  if (found?.past) throw refused('validUntil', 'listing.validity_past');
}

function refused(field: string, code: string, expected?: string): Error {
  return termsRefused([termsFault(field, code, expected)]);
}
