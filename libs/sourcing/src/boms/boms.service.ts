import { type Readable } from 'node:stream';
import { readBrand } from '@app/bearings';
import { type PartTypeRow, PartTypes } from '@app/catalog';
import { Clock, newId, notFound } from '@app/kernel';
import { addedFeatures } from '@app/listings';
import {
  type Actor,
  Database,
  type FileRow,
  requireKind,
  spool,
  type SpooledFile,
  wholeTables,
  withFile,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import {
  type AddBomLineRequest,
  type EditBomLineRequest,
  type GoodsRequest,
  type PreferredOfferRequest,
  type SaveBomRequest,
  type SaveGoodsRequest,
} from './bom.dto.js';
import { Bom, BomLine } from './bom.entity.js';
import { emptyBom, MOST_LINES, tooManyLines, unknownPart } from './bom.faults.js';
import { type GivenLine, linesOfRows, linesOfText } from './bom.lines.js';
import { MOST_TEXT } from './bom-line.faults.js';
import { LikelyByName, likelyOf, readLine, type ResolvedLine } from './bom.reading.js';
import { type ListedBomView } from './bom.views.js';
import { BomsQueries } from './boms.queries.js';

const MAX_BYTES = 8 * 1024 * 1024;
/** Titles and headers come on top of the lines. */
const MOST_ROWS = MOST_LINES + 20;
/** Covers and notes may stand before the list. */
const MOST_SHEETS = 8;
const MOST_NAME = 100;

/** Buyers' lists of parts: read once when they come in, and edited line by line. */
@Injectable()
export class Boms {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly partTypes: PartTypes,
    private readonly queries: BomsQueries,
  ) {}

  async save(actor: Actor, { name, text }: SaveBomRequest, write: WriteRequest): Promise<ListedBomView> {
    requireKind(actor, 'buyer');
    const given = linesOfText(text);
    if (given.length === 0) throw emptyBom('text');
    if (given.length > MOST_LINES) throw tooManyLines('text');
    return this.keep(actor, name ?? nameOf(given), await this.resolve(given), write);
  }

  /** The file itself is not kept: its lines are. */
  async send(
    actor: Actor,
    content: Readable,
    name: string | undefined,
    write: WriteRequest,
  ): Promise<ListedBomView> {
    requireKind(actor, 'buyer');
    await using file = await spool(content, { maxBytes: MAX_BYTES });
    const given = await linesOfFile(file);
    if (given.length === 0) throw emptyBom('file');
    if (given.length > MOST_LINES) throw tooManyLines('file');
    const called = name?.replace(/\.(csv|xlsx|txt)$/i, '').slice(0, MOST_NAME) || nameOf(given);
    return this.keep(actor, called, await this.resolve(given), withFile(write, file));
  }

  async saveGoods(
    actor: Actor,
    { name, lines }: SaveGoodsRequest,
    write: WriteRequest,
  ): Promise<ListedBomView> {
    requireKind(actor, 'buyer');
    const rows = await this.partTypes.byIds(lines.map(({ partTypeId }) => partTypeId));
    const byId = new Map(rows.map((row) => [row.id, row]));
    const unknown = lines.findIndex(({ partTypeId }) => !byId.has(partTypeId));
    if (unknown !== -1) throw unknownPart(`lines.${unknown}.partTypeId`);
    const resolved = lines.map((goods) => knownLine(goods, byId.get(goods.partTypeId)!));
    return this.keep(actor, name, resolved, write);
  }

  async rename(actor: Actor, id: string, name: string, write: WriteRequest): Promise<ListedBomView> {
    requireKind(actor, 'buyer');
    return this.edit(actor, id, write, (tx) => tx.update(Bom, { id }, { name }));
  }

  /** The same lines again, to be ordered once more or changed. */
  async repeat(actor: Actor, id: string, write: WriteRequest): Promise<ListedBomView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      const { name } = await this.queries.read(tx, actor.organisationId, id);
      const copy = newId(this.clock.now().getTime());
      await tx.query(
        `INSERT INTO bom (id, buyer_id, name, made_by_id, next_line_no)
         SELECT $2, buyer_id, $3, $4, next_line_no FROM bom WHERE id = $1`,
        [id, copy, name, actor.userId],
      );
      await tx.query(
        `INSERT INTO bom_line (bom_id, line_no, ${LINE_COLUMNS})
         SELECT $2, line_no, ${LINE_COLUMNS}
         FROM bom_line WHERE bom_id = $1`,
        [id, copy],
      );
      return this.queries.read(tx, actor.organisationId, copy);
    });
  }

  async remove(actor: Actor, id: string, write: WriteRequest): Promise<ListedBomView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      const gone = await this.queries.read(tx, actor.organisationId, id);
      await tx.delete(Bom, { id, buyerId: actor.organisationId });
      return gone;
    });
  }

  async addLine(
    actor: Actor,
    id: string,
    { text, quantity, brand }: AddBomLineRequest,
    write: WriteRequest,
  ): Promise<ListedBomView> {
    requireKind(actor, 'buyer');
    const said = quantity === undefined ? null : String(quantity);
    const [line] = await this.resolve([
      { text, quantity: said, brand: brand ?? null, note: null, faults: [] },
    ]);
    return this.edit(actor, id, write, async (tx, { nextLineNo, lineCount }) => {
      if (lineCount >= MOST_LINES) throw tooManyLines('lines');
      await tx.insert(BomLine, { ...line, bomId: id, lineNo: nextLineNo });
      await tx.update(Bom, { id }, { nextLineNo: nextLineNo + 1 });
    });
  }

  /** What is typed anew is read anew; what is chosen counts as read; a quantity that is said puts right what was wrong with it. */
  async editLine(
    actor: Actor,
    { id, lineNo }: BomLineRef,
    { text, partTypeId, quantity, brand, preferred }: EditBomLineRequest,
    write: WriteRequest,
  ): Promise<ListedBomView> {
    requireKind(actor, 'buyer');
    const [retyped] =
      text === undefined
        ? []
        : await this.resolve([{ text, quantity: null, brand: brand || null, note: null, faults: [] }]);
    if (partTypeId !== undefined && (await this.partTypes.byIds([partTypeId])).length === 0)
      throw unknownPart('partTypeId');
    return this.edit(actor, id, write, async (tx) => {
      const before = await tx.findOneBy(BomLine, { bomId: id, lineNo });
      if (before === null) throw noSuchLine();
      const line = retyped ? retypedLine(before, retyped) : before;
      const choice = line.choices.find((each) => each.partTypeId === partTypeId);
      await tx.update(
        BomLine,
        { bomId: id, lineNo },
        {
          ...(retyped && line),
          ...(partTypeId !== undefined &&
            partTypeId !== line.partTypeId && {
              partTypeId,
              state: 'read',
              confidence: 1,
              features: choice?.features ?? {},
              ...fromWhom(null),
            }),
          ...(quantity !== undefined && {
            quantity,
            faults: line.faults.filter(({ field }) => field !== 'quantity'),
          }),
          ...(preferred !== undefined && fromWhom(preferred)),
          ...(brand !== undefined &&
            !retyped && { brand: brand === '' ? null : (readBrand(brand) ?? brand) }),
          bomId: id,
        },
      );
    });
  }

  async removeLine(actor: Actor, { id, lineNo }: BomLineRef, write: WriteRequest): Promise<ListedBomView> {
    requireKind(actor, 'buyer');
    return this.edit(actor, id, write, async (tx) => {
      const { affected } = await tx.delete(BomLine, { bomId: id, lineNo });
      if (affected === 0) throw noSuchLine();
    });
  }

  private async keep(
    actor: Actor,
    name: string,
    lines: readonly ResolvedLine[],
    write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.database.once(write, async (tx) => {
      const now = this.clock.now();
      const id = newId(now.getTime());
      const { organisationId: buyerId, userId } = actor;
      await tx.insert(Bom, {
        id,
        buyerId,
        name,
        madeById: userId,
        nextLineNo: lines.length + 1,
        createdAt: now,
        updatedAt: now,
      });
      await insertLines(tx, id, lines);
      return this.queries.read(tx, buyerId, id);
    });
  }

  /** One statement for all lines. */
  private async resolve(given: readonly GivenLine[]): Promise<ResolvedLine[]> {
    const read = given.map(readLine);
    const types = new LikelyByName(await this.partTypes.likely(likelyOf(read)));
    return read.map((line) => types.resolve(line));
  }

  private edit(
    actor: Actor,
    id: string,
    write: WriteRequest,
    work: (tx: EntityManager, bom: { nextLineNo: number; lineCount: number }) => Promise<unknown>,
  ): Promise<ListedBomView> {
    return this.database.once(write, async (tx) => {
      const where = { id, buyerId: actor.organisationId };
      const bom = await tx.findOne(Bom, { where, lock: { mode: 'pessimistic_write' } });
      if (bom === null) throw notFound('bom', '清单', 'list of parts');
      await work(tx, { nextLineNo: bom.nextLineNo, lineCount: await tx.countBy(BomLine, { bomId: id }) });
      await tx.update(Bom, where, { updatedAt: this.clock.now() });
      return this.queries.read(tx, actor.organisationId, id);
    });
  }
}

/** Of the first sheet whose columns can be told; the first of all may be a cover. Where none can, of the first as text. */
async function linesOfFile(file: SpooledFile): Promise<GivenLine[]> {
  const sheets: FileRow[][] = [];
  for await (const { rows, merged } of wholeTables(file, MOST_ROWS, () => tooManyLines('file'))) {
    const listed = linesOfRows(rows, merged);
    if (listed !== undefined) return listed;
    if (sheets.push(rows) === MOST_SHEETS) break;
  }
  const [first = []] = sheets;
  return linesOfText(first.map(({ cells }) => cells.map((cell) => cell.text).join(' ')).join('\n'));
}

/** What a line says now; of the quantity what it said before, where it says nothing of it now. */
function retypedLine(before: BomLine, retyped: ResolvedLine): ResolvedLine {
  const isCounted = retyped.quantity !== null || retyped.faults.some(({ field }) => field === 'quantity');
  if (isCounted) return { ...retyped, note: before.note };
  const faults = before.faults.filter(({ field }) => field === 'quantity');
  return { ...retyped, note: before.note, quantity: before.quantity, faults: [...retyped.faults, ...faults] };
}

interface BomLineRef {
  id: string;
  lineNo: number;
}

/** A line that names its goods: nothing in it is left to be read. */
function knownLine(
  { partTypeId, quantity, brand, features, preferred }: GoodsRequest,
  type: PartTypeRow,
): ResolvedLine {
  const added = addedFeatures({ ...features }, type.features);
  return {
    text: [type.designation, ...Object.values(added)].join(' ').slice(0, MOST_TEXT),
    note: null,
    quantity,
    brand: brand ?? null,
    state: 'read',
    confidence: 1,
    partTypeId,
    features: added,
    ...fromWhom(preferred ?? null),
    choices: [],
    faults: [],
  };
}

const fromWhom = (preferred: PreferredOfferRequest | null) => ({
  preferredSellerId: preferred?.sellerId ?? null,
  preferredListingId: preferred?.listingId ?? null,
});

const noSuchLine = () => notFound('bom_line', '行', 'line');

const LINE_COLUMNS = `text, note, quantity, brand, state, confidence, part_type_id, features, preferred_seller_id, preferred_listing_id,
  choices, faults`;

async function insertLines(tx: EntityManager, bomId: string, lines: readonly ResolvedLine[]): Promise<void> {
  await tx.query(
    `INSERT INTO bom_line (bom_id, line_no, ${LINE_COLUMNS})
     SELECT $1, n, ${LINE_COLUMNS}
     FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (text text, note text, quantity int, brand text, state text,
       confidence float8, "partTypeId" uuid, features jsonb, "preferredSellerId" uuid, "preferredListingId" uuid, choices jsonb,
       faults jsonb)) WITH ORDINALITY AS l(${LINE_COLUMNS}, n)`,
    [bomId, JSON.stringify(lines)],
  );
}

/** `6205-2RS C3 …` */
function nameOf([first]: readonly GivenLine[]): string {
  return `${first?.text.slice(0, 60) ?? ''} …`;
}
