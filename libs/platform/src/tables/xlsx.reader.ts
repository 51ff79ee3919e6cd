import { type Readable } from 'node:stream';
import { DomainError } from '@app/kernel';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { broken, notAWorkbook, tooMuch } from './table.faults.js';
import { type Cell, type FileRow } from './table.js';

/** Text of all cells, and what a sheet may unfold to: a small file can hold more than a machine. */
const MOST_SHARED_CHARS = 64 * 1024 * 1024;
const MOST_SHEET_BYTES = 1024 * 1024 * 1024;
const MOST_COLUMNS = 256;
/** Of a workbook's list of its sheets. */
const MOST_LIST_BYTES = 4 * 1024 * 1024;
const MOST_MERGED = 100_000;
/** Between two tags; a cell of Excel holds 32,767. */
const MOST_TEXT_CHARS = 1024 * 1024;
/** Tags within tags; a sheet has eight. */
const MOST_LEVELS = 64;
/** What a text takes beside its characters. */
const TEXT_COST = 16;

/**
 * The sheets that are not hidden, one after another, each read before the next is asked for: its rows with their numbers, blank ones left
 * out, and at the end the ranges of merged cells.
 */
export async function* xlsxSheets(path: string): AsyncGenerator<AsyncGenerator<FileRow, string[]>> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw notAWorkbook(error);
  });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const sheets = (await namesOfSheets(zip, entries)).map((name) => entries.get(name));
    const shared = sheets[0] && (await sharedStrings(zip, entries.get('xl/sharedStrings.xml')));
    if (!shared) throw notAWorkbook();
    for (const sheet of sheets) {
      if (!sheet) continue;
      if (sheet.uncompressedSize > MOST_SHEET_BYTES) throw tooMuch();
      yield sheetRows(await zip.openReadStreamPromise(sheet), shared);
    }
  } catch (error) {
    throw brokenBy(error);
  } finally {
    zip.close();
  }
}

const brokenBy = (error: unknown): DomainError =>
  error instanceof DomainError ? error : broken(String(error));

async function namesOfSheets(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<string[]> {
  const workbook = entries.get('xl/workbook.xml');
  const links = entries.get('xl/_rels/workbook.xml.rels');
  if (!workbook || !links) throw notAWorkbook();
  if (Math.max(workbook.uncompressedSize, links.uncompressedSize) > MOST_LIST_BYTES) throw tooMuch();
  const ids: string[] = [];
  await parse(await zip.openReadStreamPromise(workbook), {
    open: ({ name, attributes }) => {
      if (local(name) === 'sheet' && (attributes.state ?? 'visible') === 'visible')
        ids.push(attributes['r:id'] ?? '');
    },
  });
  const targets = new Map<string | undefined, string>();
  await parse(await zip.openReadStreamPromise(links), {
    open: ({ attributes }) => void targets.set(attributes.Id, attributes.Target ?? ''),
  });
  return ids.map((id) => {
    const target = targets.get(id) ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  });
}

async function sharedStrings(zip: ZipFile, entry: Entry | undefined): Promise<string[]> {
  if (entry === undefined) return [];
  const strings: string[] = [];
  let chars = 0;
  let text = '';
  let inText = false;
  let phonetic = false;
  await parse(await zip.openReadStreamPromise(entry), {
    open: ({ name }) => {
      const tag = local(name);
      if (tag === 'si') text = '';
      else if (tag === 'rPh') phonetic = true;
      else if (tag === 't') inText = !phonetic;
    },
    close: ({ name }) => {
      const tag = local(name);
      if (tag === 't') inText = false;
      else if (tag === 'rPh') phonetic = false;
      else if (tag === 'si') {
        chars += text.length + TEXT_COST;
        if (chars > MOST_SHARED_CHARS) throw tooMuch();
        strings.push(text);
      }
    },
    text: (more) => {
      if (inText) text += more;
    },
  });
  return strings;
}

interface Handlers {
  open?: (tag: SaxesTagPlain) => void;
  close?: (tag: SaxesTagPlain) => void;
  text?: (text: string) => void;
}

/** Keeps what it was given until a tag ends, so that neither texts nor tags within tags may go on without end. */
class Parser {
  private readonly sax = new SaxesParser();
  private level = 0;
  private waiting = 0;

  constructor({ open, close, text }: Handlers) {
    this.sax.on('opentag', (tag) => {
      this.waiting = 0;
      if (++this.level > MOST_LEVELS) throw tooMuch();
      open?.(tag);
    });
    this.sax.on('closetag', (tag) => {
      this.waiting = 0;
      this.level--;
      close?.(tag);
    });
    if (text) this.sax.on('text', text);
    this.sax.on('error', (error) => {
      throw broken(error.message);
    });
  }

  write(piece: string): void {
    this.waiting += piece.length;
    this.sax.write(piece);
    if (this.waiting > MOST_TEXT_CHARS) throw tooMuch();
  }

  close(): void {
    this.sax.close();
  }
}

async function parse(content: Readable, handlers: Handlers): Promise<void> {
  const reading = new Parser(handlers);
  content.setEncoding('utf8');
  for await (const piece of content as AsyncIterable<string>) reading.write(piece);
  reading.close();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Collects the rows of what was parsed so far. */
class SheetRows {
  done: FileRow[] = [];
  readonly merged: string[] = [];
  private rowNo = 0;
  private cells: Cell[] = [];
  private place = 0;
  private type = '';
  private text = '';
  private formula = false;
  private reading = false;

  constructor(private readonly shared: readonly string[]) {}

  open({ name, attributes }: SaxesTagPlain): void {
    const tag = local(name);
    if (tag === 'row') {
      this.rowNo = Number(attributes.r ?? this.rowNo + 1);
      this.cells = [];
      this.place = -1;
    } else if (tag === 'c') {
      this.place = attributes.r ? placeOf(attributes.r) : this.place + 1;
      this.type = attributes.t ?? 'n';
      this.text = '';
      this.formula = false;
    } else if (tag === 'f') this.formula = true;
    else if (tag === 'v' || tag === 't') this.reading = true;
    else if (tag === 'mergeCell' && this.merged.push(attributes.ref ?? '') > MOST_MERGED) throw tooMuch();
  }

  write(text: string): void {
    if (this.reading) this.text += text;
  }

  close({ name }: SaxesTagPlain): void {
    const tag = local(name);
    if (tag === 'v' || tag === 't') this.reading = false;
    else if (tag === 'c' && this.place < MOST_COLUMNS) {
      while (this.cells.length < this.place) this.cells.push({ text: '' });
      this.cells[this.place] = { text: this.value(), ...(this.formula && { formula: true }) };
    } else if (tag === 'row' && this.cells.some(({ text }) => text !== '')) {
      this.done.push({ rowNo: this.rowNo, cells: this.cells });
    }
  }

  private value(): string {
    if (this.text === '') return '';
    if (this.type === 's') return this.shared[Number(this.text)] ?? '';
    if (this.type === 'b') return this.text === '1' ? 'true' : 'false';
    if (this.type !== 'n') return this.text;
    // As the spreadsheet shows it: fifteen figures, not the nearest double.
    const value = Number(this.text);
    return Number.isFinite(value) ? decimal(Number(value.toPrecision(15))) : this.text;
  }
}

function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** `AB12` → 27. */
function placeOf(reference: string): number {
  let place = 0;
  for (const letter of /^[A-Z]*/.exec(reference)?.[0] ?? '') place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}

async function* sheetRows(content: Readable, shared: readonly string[]): AsyncGenerator<FileRow, string[]> {
  const rows = new SheetRows(shared);
  const reading = new Parser({
    open: (tag) => rows.open(tag),
    close: (tag) => rows.close(tag),
    text: (text) => rows.write(text),
  });
  content.setEncoding('utf8');
  try {
    for await (const piece of content as AsyncIterable<string>) {
      reading.write(piece);
      const { done } = rows;
      rows.done = [];
      yield* done;
    }
    reading.close();
  } catch (error) {
    throw brokenBy(error);
  }
  yield* rows.done;
  return rows.merged;
}
