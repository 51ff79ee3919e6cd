import { PartTypes } from '@app/catalog';
import {
  type Actor,
  Database,
  requireKind,
  requireScope,
  Runs,
  sqlState,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type ListingView } from './listing.views.js';
import { type ListingState } from './listing.entity.js';
import {
  duplicateListing,
  noListing,
  stateConflict,
  termsRefused,
  unknownDesignation,
  versionConflict,
} from './listing.faults.js';
import { type ListingAct, stateAfter, statesBefore } from './listing.states.js';
import { insertListings, type LockedListing, lockListings, updateListings } from './listing.store.js';
import { featureKey, type ListingTerms, sameTerms, sameThing, termsFaults } from './listing.terms.js';
import { type ChangedRow, listingsChanged } from './listings.events.js';
import { ListingsQueries } from './listings.queries.js';
import { END_LAPSED, MOVE_LISTING } from './listings.sql.js';
import { type NamedGoods, nameGoods } from './named-goods.js';
import { amendedTerms, offeredTerms, requireOwnPapers } from './asked-terms.js';
import { type AmendListingRequest, type OfferListingRequest } from './offer-listing.dto.js';
import { Stock } from './stock.service.js';

const LAPSED_BATCH = 500;

/** What a seller does with its listings, one at a time. */
@Injectable()
export class ListingsService {
  constructor(
    private readonly database: Database,
    private readonly partTypes: PartTypes,
    private readonly queries: ListingsQueries,
    private readonly stock: Stock,
  ) {}

  /** Puts goods on offer: at once when the firm is verified, after review when it is not yet. A draft waits until it is published. */
  async offer(actor: Actor, request: OfferListingRequest, write: WriteRequest): Promise<ListingView> {
    requireSeller(actor);
    const terms = offeredTerms(
      await this.name(request.designation, request.brand, request.features ?? {}),
      request,
    );
    requireSound(terms);
    const sellerId = actor.organisationId;
    return this.database.once(write, async (tx) => {
      await requireOwnPapers(tx, sellerId, terms);
      const state = request.draft ? 'draft' : (await isVerified(tx, sellerId)) ? 'live' : 'in_review';
      const [row] = await insertListings(tx, sellerId, [{ terms, state }]);
      if (row === undefined) throw duplicateListing(await sameOnOffer(tx, sellerId, terms));
      const ref = { sellerId, listingId: row.listing_id };
      await this.stock.open(tx, [{ ...ref, pieces: request.stock }]);
      await stateFacts(tx, listingsChanged([row]));
      return this.queries.read(tx, ref);
    });
  }

  /** Changes what the request names; the stock is set to a counted value. Nothing changed, nothing is written. */
  async amend(
    actor: Actor,
    id: string,
    request: AmendListingRequest,
    write: WriteRequest,
  ): Promise<ListingView> {
    requireSeller(actor);
    const named = await this.nameAmended(actor, id, request);
    const sellerId = actor.organisationId;
    return this.database.once(write, async (tx) => {
      const listing = await lockOwn(tx, sellerId, id);
      if (listing.state === 'ended') throw stateConflict('ended', statesBefore('end'));
      if ((request.version ?? listing.version) !== listing.version) throw versionConflict(listing.version);
      const before = listing.terms;
      const terms = amendedTerms(before, named, request);
      requireSound(terms);
      await requireOwnPapers(tx, sellerId, terms, before);
      const state = await this.stateAmended(tx, listing, terms);
      const counted = await this.count(tx, listing, request.stock);
      if (!counted && state === listing.state && sameTerms(before, terms)) {
        return this.queries.read(tx, { sellerId, listingId: id });
      }
      if (!sameThing(before, terms)) await refuseDuplicate(tx, listing, terms);
      const rows = await updateListings(tx, sellerId, [{ id, terms, state }]).catch(asDuplicate);
      await stateFacts(tx, listingsChanged([...rows, ...leftBehind(rows, before)]));
      return this.queries.read(tx, { sellerId, listingId: id });
    });
  }

  /** A draft goes on offer as new goods do. */
  publish = (actor: Actor, id: string, write: WriteRequest): Promise<ListingView> =>
    this.move(
      actor,
      id,
      async (tx, sellerId) => ((await isVerified(tx, sellerId)) ? 'publish' : 'submit'),
      write,
    );

  pause = (actor: Actor, id: string, write: WriteRequest): Promise<ListingView> =>
    this.move(actor, id, () => 'pause', write);

  resume = (actor: Actor, id: string, write: WriteRequest): Promise<ListingView> =>
    this.move(actor, id, () => 'resume', write);

  end = (actor: Actor, id: string, write: WriteRequest): Promise<ListingView> =>
    this.move(actor, id, () => 'end', write);

  /** What was on offer up to a day that is over ends. Harmless twice. */
  @Runs('listings.end-lapsed', { cron: '*/10 * * * *' })
  async endLapsed(): Promise<void> {
    for (let ended = LAPSED_BATCH; ended === LAPSED_BATCH;) {
      ended = await this.database.transact(async (tx) => {
        const rows: ChangedRow[] = await tx.query(END_LAPSED, [LAPSED_BATCH]);
        await stateFacts(tx, listingsChanged(rows));
        return rows.length;
      });
    }
  }

  private async move(
    actor: Actor,
    id: string,
    actOf: (tx: EntityManager, sellerId: string) => ListingAct | Promise<ListingAct>,
    write: WriteRequest,
  ): Promise<ListingView> {
    requireSeller(actor);
    const ref = { sellerId: actor.organisationId, listingId: id };
    return this.database.once(write, async (tx) => {
      const { state } = await lockOwn(tx, ref.sellerId, id);
      const act = await actOf(tx, ref.sellerId);
      const next = stateAfter(act, state);
      if (next === undefined) throw stateConflict(state, statesBefore(act));
      if (next !== state) {
        const rows: ChangedRow[] = await tx.query(MOVE_LISTING, [ref.sellerId, id, state, next, null]);
        await stateFacts(tx, listingsChanged(rows));
      }
      return this.queries.read(tx, ref);
    });
  }

  /** An unverified firm's listing that becomes another thing, and one that was taken down, is looked at again. */
  private async stateAmended(
    tx: EntityManager,
    listing: LockedListing,
    terms: ListingTerms,
  ): Promise<ListingState> {
    const { state } = listing;
    if (sameTerms(listing.terms, terms)) return state;
    const another = !sameThing(listing.terms, terms);
    if (state === 'taken_down' || (another && !(await isVerified(tx, listing.sellerId)))) {
      return stateAfter('resubmit', state) ?? state;
    }
    return state;
  }

  private async count(
    tx: EntityManager,
    listing: LockedListing,
    pieces: number | undefined,
  ): Promise<boolean> {
    if (pieces === undefined || pieces === null) return false;
    const ref = { sellerId: listing.sellerId, listingId: listing.id };
    const outcome = (await this.stock.count(tx, [{ ...ref, pieces }])).get(listing.id);
    if (outcome?.fault) throw outcome.fault;
    return outcome?.moved ?? false;
  }

  private async name(designation: string, brand: string, features: object): Promise<NamedGoods> {
    const named = nameGoods(await this.partTypes.resolve(designation, { brand }), brand, features);
    if (named === null) throw unknownDesignation(designation);
    return named;
  }

  /** The catalogue is asked before the transaction; what the request leaves out is taken from the listing as it stands. */
  private async nameAmended(
    actor: Actor,
    id: string,
    request: AmendListingRequest,
  ): Promise<NamedGoods | undefined> {
    if (!request.designation && !request.brand && !request.features) return undefined;
    const current = await this.queries.ownById(actor, id);
    return this.name(
      request.designation ?? current.partType.designation,
      request.brand ?? current.brand,
      request.features ?? current.features,
    );
  }
}

/** Who may write listings: a seller's person, or its key with that scope. */
export function requireSeller(actor: Actor): void {
  requireKind(actor, 'seller');
  requireScope(actor, 'listings:write');
}

function requireSound(terms: ListingTerms): void {
  const faults = termsFaults(terms);
  if (faults.length > 0) throw termsRefused(faults);
}

async function isVerified(tx: EntityManager, sellerId: string): Promise<boolean> {
  const [row]: { verified: boolean }[] = await tx.query(
    `SELECT verification = 'verified' AS verified FROM organisation WHERE id = $1`,
    [sellerId],
  );
  return row?.verified ?? false;
}

async function lockOwn(tx: EntityManager, sellerId: string, id: string): Promise<LockedListing> {
  const [listing] = await lockListings(tx, sellerId, [id]);
  if (listing === undefined) throw noListing();
  return listing;
}

async function sameOnOffer(
  tx: EntityManager,
  sellerId: string,
  terms: ListingTerms,
): Promise<string | undefined> {
  const [row]: { id: string }[] = await tx.query(
    `SELECT id FROM listing
     WHERE seller_id = $1 AND part_type_id = $2 AND brand = $3 AND feature_key = $4 AND state <> 'ended'`,
    [sellerId, terms.partTypeId, terms.brand, featureKey(terms.features)],
  );
  return row?.id;
}

async function refuseDuplicate(
  tx: EntityManager,
  listing: LockedListing,
  terms: ListingTerms,
): Promise<void> {
  const other = await sameOnOffer(tx, listing.sellerId, terms);
  if (other !== undefined && other !== listing.id) throw duplicateListing(other);
}

/** Two writers made the same thing at once: the database let one. */
function asDuplicate(error: unknown): never {
  throw sqlState(error) === '23505' ? duplicateListing(undefined) : error;
}

/** A listing that moved to another part type is news about the old one as well. */
function leftBehind(rows: readonly ChangedRow[], before: ListingTerms): ChangedRow[] {
  return rows.flatMap((row) =>
    row.part_type_id === before.partTypeId ? [] : [{ ...row, part_type_id: before.partTypeId }],
  );
}
