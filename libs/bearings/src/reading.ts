import type { Dimensions, Features, PartFamily } from './vocabulary.js';

/** The same sentence in the two languages of the house. */
export interface Bilingual {
  zh: string;
  en: string;
}

/**
 * By which system of numbers a designation was read.
 * `ISO` today's practice, GB/T 272 included · `JIS` numbers that only Japanese practice has (6800, 5200 …) ·
 * `ABMA` inch sizes · `GB-OLD` GB 272-64/88 · `GOST` ГОСТ 3189 · `MAKER` a maker's own number.
 */
export type NumberSystem = 'ISO' | 'JIS' | 'ABMA' | 'GB-OLD' | 'GOST' | 'MAKER';

/** What the asker knows already; every hint only sharpens the ranking, none is binding. */
export interface ReadingHints {
  /** `ISO`, `GB`, `GOST`, `GB-OLD`, `JIS`, `ABMA` …; other words are ignored. */
  system?: string;
  /** Any spelling of a brand: `SKF`, `恒瑞`, `FAG/INA`, `C&U`. */
  brand?: string;
  dimensions?: Pick<Dimensions, 'boreMm' | 'outsideMm' | 'widthMm'>;
  family?: PartFamily;
}

export type PartKind =
  | 'brand'
  | 'prefix'
  | 'type'
  | 'series'
  | 'bore'
  | 'suffix'
  /** A digit group of a seven-digit number that says what a suffix says today (`18` in 180205). */
  | 'structure';

/** One code of a designation, where it stands in the input and what it says. */
export interface DesignationPart {
  code: string;
  kind: PartKind;
  meaning: Bilingual;
  /** Key of `Features` that the code sets. */
  feature?: keyof Features;
  value?: string;
  /** The brand or system by whose list the code was read. */
  readBy?: string;
  start: number;
  end: number;
}

/** Characters of the input that no rule explains. */
export interface UnreadText {
  text: string;
  start: number;
  end: number;
}

export interface Candidate {
  /** Canonical designation, GB/T 272 and ISO practice: `6205-2RS/C3`. */
  designation: string;
  /** Canonical designation of the catalogue type when the catalogue has it; features that no catalogue type states are dropped. */
  typeDesignation?: string;
  /** Basic designation: `6205`. */
  basic: string;
  family: PartFamily;
  /** Type code with dimension series: `62`, `NU2`, `302`. */
  series: string;
  system: NumberSystem;
  /** Canonical short name, when the text or the hint names one. */
  brand?: string;
  dimensions: Dimensions;
  features: Features;
  parts: DesignationPart[];
  unread: UnreadText[];
  /** 0 … 1; the first candidate has the highest. */
  confidence: number;
  /** Set when the text as it stands names nothing and one edit of it names exactly one known type. To be offered, never taken. */
  correction?: { from: string; to: string };
}

export interface Reading {
  input: string;
  /** Best first; empty when the text names no bearing. */
  candidates: Candidate[];
  /** What the first candidate leaves unexplained (the whole text, when there is none). */
  unread: UnreadText[];
}

export interface LinePrice {
  amount: number;
  /** ISO 4217, when the line says it. */
  currency?: string;
  /** Per what: piece unless the line says otherwise (`set`, `kg`, `total`). */
  per?: string;
  /** Said as a limit: `under 3元`, `3块以内`, `>=2`. */
  bound?: 'most' | 'least';
}

export interface LineDimensions {
  boreMm?: number;
  outsideMm?: number;
  widthMm?: number;
  toleranceMm?: number;
}

/** A piece of a buyer's line, by its place in the line, and what it says. */
export type LinePiece = { start: number; end: number } & (
  | { kind: 'designation'; candidates: readonly Candidate[] }
  | { kind: 'size'; dimensions: LineDimensions }
  | { kind: 'tolerance'; toleranceMm: number }
  | { kind: 'type'; families: readonly PartFamily[] }
  | { kind: 'feature'; features: Features }
  | { kind: 'brand'; brand: string }
  | { kind: 'quantity'; quantity: number; unit?: string }
  | { kind: 'price'; price: LinePrice }
  /** The system of numbers that the line asks for: `旧型号`. */
  | { kind: 'system'; system: string }
  /** Nothing that is known. */
  | { kind: 'word' }
);

/** What a buyer's line says. */
export interface LineReading {
  input: string;
  /** What was read where, in the order of the line; fillers (`轴承`, `with`) are left out. */
  pieces: LinePiece[];
  /** From the designation in the line, else from its dimensions with its type and feature words. */
  candidates: Candidate[];
  dimensions: LineDimensions;
  brand?: string;
  quantity?: number;
  /** `piece | set | box | kg | pair | t`. */
  unit?: string;
  price?: LinePrice;
  family?: PartFamily;
  /** All families that the type words allow, `family` first. */
  families?: PartFamily[];
  features: Features;
  /** What is left, in the order of the line. */
  words: string[];
}

/** In whose manner a designation is written. */
export type DesignationStyle =
  | 'ISO'
  | 'GB'
  | 'GB-OLD'
  | 'GOST'
  | 'SKF'
  | 'FAG'
  | 'NSK'
  | 'NTN'
  | 'KOYO'
  | 'NACHI'
  | 'TIMKEN'
  | 'HRB'
  | 'ZWZ'
  | 'LYC'
  | 'C&U';

/** From best to least: what a part does in another's place. */
export type EquivalenceGrade = 'identical' | 'interchangeable' | 'better' | 'conditional' | 'same_space';

export interface EquivalenceDifference {
  /** Key of `Features`, or `family`, `dimensions`, `maker_code`. */
  what: string;
  from: string;
  to: string;
  effect: 'none' | 'better' | 'worse' | 'depends';
  reason: Bilingual;
}

/** `to` used where `from` was asked for. Directed: the way back may have another grade. */
export interface Equivalent {
  designation: string;
  basic: string;
  family: PartFamily;
  system: NumberSystem;
  brand?: string;
  dimensions: Dimensions;
  features: Features;
  grade: EquivalenceGrade;
  differences: EquivalenceDifference[];
  /** Under which condition it serves; one sentence. */
  reason: Bilingual;
}
