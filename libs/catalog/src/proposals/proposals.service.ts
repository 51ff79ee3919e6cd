import { readBrand } from '@app/bearings';
import { Clock, newId } from '@app/kernel';
import { type Actor, Database, requireKind, sqlState, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type AskedPart, AskedParts } from '../knowledge/asked-part.queries.js';
import { type PartTypeRow } from '../part-type.row.js';
import { PartTypes } from '../part-types.queries.js';
import { claimSubject } from './accepted-evidence.queries.js';
import { CatalogueProposal } from './catalogue-proposal.entity.js';
import {
  boreOutside,
  gradeMismatch,
  nothingNew,
  ofItself,
  proposedAlready,
  severalTypes,
  unknownOther,
} from './proposals.faults.js';
import {
  type EvidenceRequest,
  type ProposeCorrectionRequest,
  type ProposeEquivalenceRequest,
} from './proposals.dto.js';
import { ProposalsQueries } from './proposals.queries.js';
import { type ProposalView } from './proposals.views.js';

const UNIQUE_VIOLATION = '23505';

type Proposed = Pick<CatalogueProposal, 'kind' | 'partTypeId' | 'subject'> & Partial<CatalogueProposal>;

/** What firms know better than the rules, proposed with evidence. Nothing changes before the market accepts it. */
@Injectable()
export class Proposals {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly askedParts: AskedParts,
    private readonly partTypes: PartTypes,
    private readonly queries: ProposalsQueries,
  ) {}

  /** Another figure for a part type than the one that stands. */
  async correct(
    actor: Actor,
    designation: string,
    { field, value, evidence }: ProposeCorrectionRequest,
    write: WriteRequest,
  ): Promise<ProposalView> {
    requireKind(actor, 'buyer', 'seller');
    const part = await this.typeNamed(designation);
    if (part[field] === value) throw nothingNew(field, value);
    const { boreMm, outsideMm }: PartTypeRow = { ...part, [field]: value };
    if (boreMm !== null && outsideMm !== null && boreMm >= outsideMm)
      throw boreOutside(field === 'boreMm' ? `less than ${outsideMm}` : `more than ${boreMm}`);
    const stood = part[field];
    const proposed = {
      kind: 'correction',
      partTypeId: part.id,
      subject: field,
      field,
      value,
      stood,
    } as const;
    return this.propose(actor, proposed, evidence, write);
  }

  /** That another part may take this one's place, or may not. */
  async claim(
    actor: Actor,
    designation: string,
    { verdict, grade, evidence, ...other }: ProposeEquivalenceRequest,
    write: WriteRequest,
  ): Promise<ProposalView> {
    requireKind(actor, 'buyer', 'seller');
    if ((grade === undefined) !== (verdict === 'refuted')) throw gradeMismatch(verdict);
    const part = await this.typeNamed(designation);
    const named = await this.otherNamed(other, part);
    const proposed = {
      kind: 'equivalence',
      partTypeId: part.id,
      verdict,
      grade: grade ?? null,
      ...named,
    } as const;
    return this.propose(actor, proposed, evidence, write);
  }

  private async typeNamed(designation: string): Promise<PartTypeRow> {
    const asked = await this.askedParts.find(designation);
    const [row] = asked.type === null ? [] : await this.partTypes.byIds([asked.type.id]);
    if (row === undefined) throw severalTypes(designation, readingsOf(asked));
    return row;
  }

  /** A maker's number stays as its brand writes it; anything else has to be a type of the catalogue. */
  private async otherNamed(
    { designation, brand: written }: { designation: string; brand?: string },
    part: PartTypeRow,
  ): Promise<Pick<CatalogueProposal, 'subject' | 'otherDesignation' | 'otherBrand' | 'otherPartTypeId'>> {
    const brand = written === undefined ? null : (readBrand(written) ?? written);
    const named = await this.partTypes.resolve(designation, brand === null ? {} : { brand });
    // What a reading leaves unread may be all the difference: such a number is nobody's but its maker's.
    const type = named?.reading?.unread.length ? null : named;
    if (brand === null) {
      if (type === null) throw unknownOther(designation);
      if (type.id === part.id) throw ofItself();
    }
    const otherDesignation = brand === null && type !== null ? type.designation : designation;
    return {
      subject: claimSubject(brand, otherDesignation),
      otherDesignation,
      otherBrand: brand,
      otherPartTypeId: type?.id ?? null,
    };
  }

  private propose(
    actor: Actor,
    proposed: Proposed,
    { text, source, link }: EvidenceRequest,
    write: WriteRequest,
  ): Promise<ProposalView> {
    return this.database.once(write, async (tx) => {
      const id = newId(this.clock.now().getTime());
      await insertProposal(tx, {
        ...proposed,
        id,
        proposerId: actor.organisationId,
        evidenceText: text,
        evidenceSource: source,
        evidenceLink: link ?? null,
        proposedAt: this.clock.now(),
      });
      return this.queries.read(tx, id);
    });
  }
}

const readingsOf = ({ reading, otherReadings }: AskedPart) => [
  ...(reading === null ? [] : [reading]),
  ...otherReadings,
];

async function insertProposal(tx: EntityManager, row: Partial<CatalogueProposal>): Promise<void> {
  await tx.insert(CatalogueProposal, row).catch((error: unknown) => {
    throw sqlState(error) === UNIQUE_VIOLATION ? proposedAlready() : error;
  });
}
