import {
  type Candidate,
  describeCode,
  FAMILY_NAMES,
  type Features,
  type LineDimensions,
  type LineReading,
  type PartFamily,
  readBuyersLine,
} from '@app/bearings';
import { type Text } from '@app/kernel';
import { type Dimension } from './search-engine.js';

/** One thing understood of the query, to be shown and taken away again. */
export interface Understood {
  /** designation, bore, outside, width, type, brand, quantity, price, text, or a feature: seal, clearance, cage … */
  kind: string;
  value: string;
  label: Text;
  /** The piece of the query that said so; empty when it cannot be told apart from the rest. */
  source: string;
}

export function designationChip(candidate: Candidate, text: string): Understood {
  const { designation } = candidate;
  return {
    kind: 'designation',
    value: designation,
    label: { zh: `型号 ${designation}`, en: `designation ${designation}` },
    source: sourceOf(candidate, text),
  };
}

/** Where a designation stands in the text. */
export function sourceOf({ parts }: Candidate, text: string): string {
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  return text.slice(start, end);
}

const DIMENSION_NAMES: Record<Dimension, Text & { field: 'boreMm' | 'outsideMm' | 'widthMm' }> = {
  bore: { field: 'boreMm', zh: '内径', en: 'bore' },
  outside: { field: 'outsideMm', zh: '外径', en: 'outside diameter' },
  width: { field: 'widthMm', zh: '宽', en: 'width' },
};

export function dimensionChip(name: Dimension, said: LineDimensions, pieces: Pieces): Understood[] {
  const { field, zh, en } = DIMENSION_NAMES[name];
  const mm = said[field];
  if (mm === undefined) return [];
  const size = `${mm}${said.toleranceMm ? ` ± ${said.toleranceMm}` : ''} mm`;
  const source = pieces.that(({ dimensions }) => dimensions[field] === mm);
  return [{ kind: name, value: String(mm), label: { zh: `${zh} ${size}`, en: `${en} ${size}` }, source }];
}

export function familyChips(families: readonly PartFamily[], pieces: Pieces): Understood[] {
  const [first] = families;
  if (first === undefined) return [];
  const names = families.map((family) => FAMILY_NAMES[family]);
  return [
    {
      kind: 'type',
      value: families.join(' '),
      label: { zh: names.map(({ zh }) => zh).join(' / '), en: names.map(({ en }) => en).join(' / ') },
      source: pieces.that(({ family }) => family === first),
    },
  ];
}

export function featureChips(features: Features, pieces: Pieces): Understood[] {
  return Object.entries(features).map(([feature, value]) => {
    const source = pieces.that((piece) => piece.features[feature as keyof Features] === value);
    const [code] = describeCode(value).filter((each) => each.feature === feature);
    const said = source || value;
    return { kind: feature, value, label: code?.meaning ?? { zh: said, en: said }, source };
  });
}

/** Brand, quantity and price: said beside a designation or without one. */
export function commonChips({ brand, quantity, unit, price }: LineReading, pieces: Pieces): Understood[] {
  const chips: Understood[] = [];
  if (brand !== undefined) {
    const source = pieces.that((piece) => piece.brand === brand);
    chips.push({ kind: 'brand', value: brand, label: { zh: `品牌 ${brand}`, en: `brand ${brand}` }, source });
  }
  if (quantity !== undefined) {
    const source = pieces.that((piece) => piece.quantity === quantity && piece.unit === unit);
    const label = { zh: `数量 ${quantity}`, en: `quantity ${quantity}` };
    chips.push({ kind: 'quantity', value: String(quantity), label, source });
  }
  if (price !== undefined) {
    const source = pieces.that((piece) => piece.price?.amount === price.amount);
    const label = { zh: `价格 ${price.amount}`, en: `price ${price.amount}` };
    chips.push({ kind: 'price', value: String(price.amount), label, source });
  }
  return chips;
}

/** What no rule understood, and is said to be so. */
export function wordChips(words: readonly string[]): Understood[] {
  return words.map((word) => ({
    kind: 'text',
    value: word,
    label: { zh: `文字“${word}”`, en: `text “${word}”` },
    source: word,
  }));
}

const MOST_PIECES = 12;

/** The text between spaces, each piece read alone when first asked: the first that says a thing by itself is where it was said. */
export class Pieces {
  private readonly readings = new Map<string, LineReading>();

  constructor(private readonly text: string) {}

  that(says: (piece: LineReading) => boolean): string {
    const pieces = this.text.split(/\s+/).slice(0, MOST_PIECES);
    return pieces.find((piece) => says(this.read(piece))) ?? '';
  }

  private read(piece: string): LineReading {
    const reading = this.readings.get(piece) ?? readBuyersLine(piece);
    this.readings.set(piece, reading);
    return reading;
  }
}
