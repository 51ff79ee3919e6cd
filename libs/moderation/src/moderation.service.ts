import { Certificates, type CertificateView, Organisations, type OrganisationView } from '@app/identity';
import { Clock } from '@app/kernel';
import { type ListingRef, ListingsReview, type ListingView } from '@app/listings';
import { type Actor, Database, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AuditTrail, type TrailEntry } from './audit-trail.js';
import { requireAdmin } from './moderation.rules.js';

/** What the market decides of firms and listings: the decision, its entry in the trail and its fact in one transaction. */
@Injectable()
export class Moderation {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly organisations: Organisations,
    private readonly certificates: Certificates,
    private readonly listings: ListingsReview,
  ) {}

  async verifyFirm(actor: Actor, id: string, write: WriteRequest): Promise<OrganisationView> {
    requireAdmin(actor);
    return this.database.once(write, async (tx) => {
      const firm = await this.organisations.verify(tx, id);
      const admittedListings = await this.listings.admit(tx, id);
      await this.record(tx, actor, {
        action: 'organisation.verified',
        subject: aboutFirm(firm),
        data: { admittedListings },
      });
      return firm;
    });
  }

  async rejectFirm(actor: Actor, id: string, reason: string, write: WriteRequest): Promise<OrganisationView> {
    requireAdmin(actor);
    return this.database.once(write, async (tx) => {
      const firm = await this.organisations.reject(tx, id, reason);
      const recalledListings = await this.listings.recall(tx, id, reason);
      await this.record(tx, actor, {
        action: 'organisation.rejected',
        subject: aboutFirm(firm),
        reason,
        data: { recalledListings },
      });
      return firm;
    });
  }

  async verifyCertificate(actor: Actor, id: string, write: WriteRequest): Promise<CertificateView> {
    requireAdmin(actor);
    return this.database.once(write, async (tx) => {
      const certificate = await this.certificates.verify(tx, id);
      await this.record(tx, actor, {
        action: 'certificate.verified',
        subject: aboutCertificate(certificate),
      });
      return certificate;
    });
  }

  async rejectCertificate(
    actor: Actor,
    id: string,
    reason: string,
    write: WriteRequest,
  ): Promise<CertificateView> {
    requireAdmin(actor);
    return this.database.once(write, async (tx) => {
      const certificate = await this.certificates.reject(tx, id, reason);
      await this.record(tx, actor, {
        action: 'certificate.rejected',
        subject: aboutCertificate(certificate),
        reason,
      });
      return certificate;
    });
  }

  async approveListing(actor: Actor, listing: ListingRef, write: WriteRequest): Promise<ListingView> {
    requireAdmin(actor);
    return this.database.once(write, async (tx) =>
      this.reviewed(tx, actor, 'listing.approved', await this.listings.approve(tx, listing)),
    );
  }

  async takeDownListing(
    actor: Actor,
    listing: ListingRef,
    reason: string,
    write: WriteRequest,
  ): Promise<ListingView> {
    requireAdmin(actor);
    return this.database.once(write, async (tx) =>
      this.reviewed(
        tx,
        actor,
        'listing.taken_down',
        await this.listings.takeDown(tx, listing, reason),
        reason,
      ),
    );
  }

  private async reviewed(
    tx: EntityManager,
    actor: Actor,
    action: string,
    listing: ListingView,
    reason?: string,
  ): Promise<ListingView> {
    const { designation } = listing.partType;
    const sellerId = listing.seller.id;
    await this.record(tx, actor, {
      action,
      subject: {
        kind: 'listing',
        id: listing.id,
        label: `${listing.brand} ${designation} · ${listing.seller.name}`,
      },
      reason,
      data: { sellerId },
    });
    const payload = { sellerId, listingId: listing.id, designation, reason };
    await stateFacts(tx, [{ name: action, aggregateId: listing.id, version: listing.version, payload }]);
    return listing;
  }

  private record(tx: EntityManager, actor: Actor, deed: Omit<TrailEntry, 'by' | 'at'>): Promise<void> {
    const by = { organisationId: actor.organisationId, personId: actor.userId };
    return this.trail.record(tx, { ...deed, by, at: this.clock.now() });
  }
}

function aboutFirm({ id, name }: OrganisationView): TrailEntry['subject'] {
  return { kind: 'organisation', id, label: name };
}

function aboutCertificate({ id, kind, number, organisation }: CertificateView): TrailEntry['subject'] {
  return { kind: 'certificate', id, label: `${kind} ${number} · ${organisation.name}` };
}
