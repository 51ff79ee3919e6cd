import { designationKey, type Features, type LineReading, readBrand, readBuyersLine } from '@app/bearings';
import { type LikelyTypes, type PartTypeRow } from '@app/catalog';
import { addedFeatures, MAX_PIECES } from '@app/listings';
import { type BomChoice, type BomFault, type BomLine } from './bom.entity.js';
import { quantityUnreadable, severalParts } from './bom-line.faults.js';
import { isPart } from './bom.columns.js';
import { type GivenLine, quantityFaultOf } from './bom.lines.js';

/** A line read by the bearing library; which of its candidates the catalogue has is still to be asked. */
export interface ReadLine {
  given: GivenLine;
  reading: LineReading;
  quantity: number | null;
  faults: BomFault[];
}

export type ResolvedLine = Omit<BomLine, 'bomId' | 'lineNo'>;

const MOST_CHOICES = 6;
/** A second reading this near to the first leaves open which is meant. */
const RIVAL = 0.75;
/** The beginning of a designation by which something near it is found. */
const BEGINNING = 4;
/** What nothing but a beginning or a size speaks for. */
const NEAR = 0.3;
/** Pieces of a unit; what is told in another is no count. */
const PIECES_OF = new Map([
  ['piece', 1],
  ['set', 1],
  ['dozen', 12],
]);

export function readLine(given: GivenLine): ReadLine {
  const reading = readBuyersLine(given.text, given.brand === null ? {} : { brand: given.brand });
  const said = given.quantity === null ? saidIn(given, reading) : countedIn(given.quantity);
  const others = reading.words.filter(isPart);
  return {
    given,
    reading,
    quantity: said.quantity,
    faults: [
      ...given.faults,
      ...(said.fault ? [said.fault] : []),
      ...(others.length > 0 ? [severalParts(others.join(' '))] : []),
    ],
  };
}

interface Counted {
  quantity: number | null;
  fault?: BomFault;
}

/** A cell of its own: `500`, `1,200 件`, `2万`, and `1.2E+03` as spreadsheets shorten it. */
function countedIn(cell: string): Counted {
  const typed = cell.normalize('NFKC').replaceAll(/[,\s]/g, '');
  const plain = /^\d+(\.\d+)?e\+?\d{1,2}$/i.test(typed) ? Number(typed).toFixed() : typed;
  const digits = /^\+?(\d{1,12})(?:\.0+)?(?:个|件|只|套|粒|颗|支|pcs?|ea|sets?)?$/i.exec(plain)?.[1];
  const said = digits === undefined && /^\d/.test(plain) ? readBuyersLine(`数量 ${plain}`) : {};
  const value = digits === undefined ? piecesOf(said) : Number(digits);
  return isQuantity(value) ? { quantity: value } : { quantity: null, fault: quantityUnreadable(cell) };
}

/** NaN: it is no count. */
function piecesOf({ quantity = NaN, unit }: Pick<LineReading, 'quantity' | 'unit'>): number {
  return quantity * (unit === undefined ? 1 : (PIECES_OF.get(unit) ?? NaN));
}

function saidIn({ text, faults }: GivenLine, { quantity, unit }: LineReading): Counted {
  const fault = quantityFaultOf(text);
  if (fault !== undefined) return { quantity: null, fault };
  if (quantity === undefined || faults.some(({ field }) => field === 'quantity')) return { quantity: null };
  const pieces = piecesOf({ quantity, unit });
  if (isQuantity(pieces)) return { quantity: pieces };
  return { quantity: null, fault: quantityUnreadable(`${quantity} ${unit ?? ''}`.trim()) };
}

const isQuantity = (value: number): boolean => Number.isInteger(value) && value > 0 && value <= MAX_PIECES;

/** All that the catalogue has to be asked for, for all lines together. */
export function likelyOf(lines: readonly ReadLine[]): LikelyTypes {
  const all = lines.flatMap(({ reading }) => reading.candidates);
  const unnamed = lines.filter(({ reading }) => !isNamed(reading));
  return {
    designations: [
      ...new Set([
        ...all.flatMap(({ typeDesignation }) => typeDesignation ?? []),
        ...lines.map(({ given }) => given.text),
      ]),
    ],
    basics: [...new Set(unnamed.flatMap(({ reading }) => reading.candidates.map(({ basic }) => basic)))],
    boresMm: [...new Set(unnamed.flatMap(({ reading }) => reading.dimensions.boreMm ?? []))],
    beginnings: [...new Set(unnamed.flatMap(({ given }) => beginningOf(given.text) ?? []))],
  };
}

const isNamed = ({ candidates: [first] }: LineReading): boolean =>
  first?.typeDesignation !== undefined && first.correction === undefined;

function beginningOf(text: string): string | undefined {
  const key = designationKey(text);
  return /\d/.test(key) && key.length >= BEGINNING ? key.slice(0, BEGINNING) : undefined;
}

/** The types that lines may speak of, found by what lines know of them. */
export class LikelyByName {
  private readonly byDesignation: ReadonlyMap<string, PartTypeRow>;
  private readonly byBasic: ReadonlyMap<string, PartTypeRow[]>;
  private readonly byBore: ReadonlyMap<number | null, PartTypeRow[]>;
  private readonly byBeginning: ReadonlyMap<string, PartTypeRow[]>;

  constructor(rows: readonly PartTypeRow[]) {
    this.byDesignation = new Map(rows.map((row) => [row.designation, row]));
    this.byBasic = Map.groupBy(rows, ({ basic }) => basic);
    this.byBore = Map.groupBy(rows, ({ boreMm }) => boreMm);
    this.byBeginning = Map.groupBy(rows, ({ designation }) => designation.slice(0, BEGINNING));
  }

  /** What a line means, as far as it can be told. */
  resolve({ given, reading, quantity, faults }: ReadLine): ResolvedLine {
    const brand = given.brand === null ? (reading.brand ?? null) : (readBrand(given.brand) ?? given.brand);
    const line = {
      text: given.text,
      note: given.note,
      quantity,
      brand,
      faults,
      preferredSellerId: null,
      preferredListingId: null,
    };
    const meant = this.meantBy(given.text, reading);
    const [first, second] = meant;
    const isOpen = second !== undefined && second.confidence >= RIVAL * (first?.confidence ?? 0);
    if (first !== undefined && !isOpen && this.isPlain(reading, first)) {
      const { partTypeId, confidence, features } = first;
      const choices = meant.length > 1 ? toldApart(meant, this.byDesignation) : [];
      return { ...line, state: 'read', partTypeId, confidence, features, choices };
    }
    const choices = meant.length > 0 ? meant : this.nearestTo(given.text, reading);
    return {
      ...line,
      state: meant.length > 0 ? 'ambiguous' : 'unread',
      partTypeId: null,
      confidence: meant.length > 0 ? (choices[0]?.confidence ?? 0) : 0,
      features: {},
      choices: toldApart(choices, this.byDesignation),
    };
  }

  /** What a reading leaves unread may be all the difference, and so may what its likeliest candidate leaves open (`7205`). */
  private isPlain({ candidates: [likeliest] }: LineReading, first: BomChoice): boolean {
    if (likeliest === undefined) return true;
    return (
      likeliest.unread.length === 0 &&
      (likeliest.typeDesignation === first.designation || first.confidence === 1)
    );
  }

  private meantBy(text: string, { candidates }: LineReading): BomChoice[] {
    const exact = this.byDesignation.get(text);
    if (exact !== undefined) return [choiceOf(exact, 1, {})];
    const [first] = candidates;
    const named = candidates.flatMap((each) => {
      const row = this.byDesignation.get(each.typeDesignation ?? '');
      return row && !each.correction
        ? [
            choiceOf(
              row,
              each.confidence,
              addedFeatures(each.features, { ...row.features, seal: row.seal ?? undefined }),
            ),
          ]
        : [];
    });
    const open =
      first === undefined || first.typeDesignation !== undefined || first.correction !== undefined
        ? []
        : (this.byBasic.get(first.basic) ?? []).filter(({ family }) => family === first.family);
    const ofBasic = open.map((row) => choiceOf(row, first?.confidence ?? 0, {}));
    return unique([...ofBasic, ...named]);
  }

  private nearestTo(text: string, { candidates, dimensions, family }: LineReading): BomChoice[] {
    const corrected = candidates.flatMap((each) => this.byDesignation.get(each.typeDesignation ?? '') ?? []);
    const ofBasic = candidates.flatMap(({ basic }) => this.byBasic.get(basic) ?? []);
    const { boreMm, outsideMm = 0, widthMm = 0 } = dimensions;
    const gap = (row: PartTypeRow): number =>
      Math.abs((row.outsideMm ?? 0) - outsideMm) +
      Math.abs((row.widthMm ?? 0) - widthMm) +
      (family === undefined || family === row.family ? 0 : outsideMm / 10);
    const sized =
      boreMm === undefined
        ? []
        : (this.byBore.get(boreMm) ?? []).toSorted((a, b) => gap(a) - gap(b)).slice(0, MOST_CHOICES);
    const alike = this.byBeginning.get(beginningOf(text) ?? '') ?? [];
    return unique([...corrected, ...ofBasic, ...sized, ...alike].map((row) => choiceOf(row, NEAR, {})));
  }
}

function choiceOf(row: PartTypeRow, confidence: number, features: Features): BomChoice {
  return { partTypeId: row.id, designation: row.designation, confidence, features, tells: [] };
}

function unique(choices: readonly BomChoice[]): BomChoice[] {
  const first = new Map<string, BomChoice>();
  for (const each of choices) if (!first.has(each.partTypeId)) first.set(each.partTypeId, each);
  return [...first.values()].toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST_CHOICES);
}

/** In what choices differ: kind, sealing, size, features, first what tells most of them apart; what all share tells nothing. */
function toldApart(choices: readonly BomChoice[], rows: ReadonlyMap<string, PartTypeRow>): BomChoice[] {
  const facts = choices.map(({ designation, features }) => {
    const row = rows.get(designation);
    return new Map<string, string>([
      ['family', row?.family ?? ''],
      ['seal', row?.seal ?? ''],
      ['boreMm', String(row?.boreMm ?? '')],
      ['outsideMm', String(row?.outsideMm ?? '')],
      ['widthMm', String(row?.widthMm ?? '')],
      ...Object.entries({ ...row?.features, ...features }).filter(([what]) => what !== 'seal'),
    ]);
  });
  const kindsBy = (whats: readonly string[]): number =>
    new Set(facts.map((each) => JSON.stringify(whats.map((what) => each.get(what) ?? '')))).size;
  const left = new Set(facts.flatMap((each) => [...each.keys()]).filter((what) => kindsBy([what]) > 1));
  const differing: string[] = [];
  while (left.size > 0) {
    const next = [...left].reduce((a, b) =>
      kindsBy([...differing, b]) > kindsBy([...differing, a]) ? b : a,
    );
    differing.push(next);
    left.delete(next);
  }
  return choices.map((choice, at) => ({
    ...choice,
    tells: differing.flatMap((what) => {
      const value = facts[at]?.get(what);
      return value ? [{ what, value }] : [];
    }),
  }));
}
