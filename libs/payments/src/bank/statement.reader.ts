import { DomainError, type Text } from '@app/kernel';
import { CsvError, parse } from 'csv-parse/sync';

/** What moved on the market's account. */
export interface StatementLine {
  lineNo: number;
  bankReference: string;
  /** ISO 8601, the bank's own day. */
  bookedOn: string;
  /** Below zero: it went out. */
  amountMinor: bigint;
  payerName: string;
  payerAccount: string;
  payerBank: string;
  note: string;
  /** What the bank says stood on the account after it; null where it does not say. */
  balanceMinor: bigint | null;
}

/** A line that could not be read. */
export interface LineFault {
  lineNo: number;
  column: string;
  value: string;
  code: string;
  expected: string;
}

export interface ReadStatement {
  lines: StatementLine[];
  faults: LineFault[];
}

/** What banks call their columns, without blanks and in small letters; the first name is ours. */
const COLUMNS = {
  reference: [
    'reference',
    '交易流水号',
    '流水号',
    '交易序号',
    '核心流水号',
    'bankreference',
    'transactionid',
  ],
  date: ['date', '交易日期', '记账日期', '入账日期', '交易时间', '日期', 'bookingdate'],
  amount: ['amount', '贷方发生额', '收入金额', '贷方金额', '收入', '交易金额', '金额', '发生额', 'credit'],
  debit: ['debit', '借方发生额', '支出金额', '借方金额', '支出'],
  payer: ['payer', '对方户名', '付款人名称', '付款人户名', '对方名称', 'counterparty'],
  payerAccount: ['payeraccount', '对方账号', '对方帐号', '付款人账号', '对方账户', 'counterpartyaccount'],
  balance: ['balance', '余额', '账户余额', '当前余额', '本次余额'],
  payerBank: ['payerbank', '对方开户行', '对方行名', '对方银行', '付款行名称'],
  note: ['note', '附言', '摘要', '用途', '备注', '交易附言', 'remittanceinformation', 'description'],
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['reference', 'date', 'amount', 'note'];
/** Banks put a letterhead above the table. */
const HEADER_WITHIN = 20;
const MAX_STATEMENT_LINES = 5000;
const MAX_TEXT = 500;

type Places = Partial<Record<Column, number>>;
interface CsvRecord {
  record: string[];
  lineNo: number;
}

/** Reads a bank's CSV: bad lines are named and left out, as are those in which nothing moved. */
export function readStatement(bytes: Uint8Array): ReadStatement {
  const records = recordsOf(textOf(bytes));
  const at = records.slice(0, HEADER_WITHIN).findIndex(({ record }) => isHeader(placesOf(record)));
  const header = records[at];
  if (!header)
    throw refused(
      'bank.columns_missing',
      {
        zh: '没有找到表头：需要流水号、日期、金额和附言四列',
        en: 'There is no line of headers with reference, date, amount and note',
      },
      NEEDED.map((column) => COLUMNS[column].slice(0, 2).join(' | ')).join(', '),
    );
  const places = placesOf(header.record);
  const rows = records.slice(at + 1).filter(({ record }) => record.some((cell) => cell.trim() !== ''));
  if (rows.length > MAX_STATEMENT_LINES)
    throw refused(
      'bank.too_many_lines',
      {
        zh: `一个文件最多 ${MAX_STATEMENT_LINES} 行，请分开导入`,
        en: `A file has at most ${MAX_STATEMENT_LINES} lines; bring it in parts`,
      },
      `<= ${MAX_STATEMENT_LINES}`,
    );
  const read: ReadStatement = { lines: [], faults: [] };
  for (const { record, lineNo } of rows) {
    const name = (column: Column): string => header.record[places[column] ?? -1]?.trim() ?? column;
    const cell = (column: Column): string => clean(record[places[column] ?? -1] ?? '');
    if (isNothing(cell('amount')) && isNothing(cell('debit'))) continue;
    const { line, faults } = readLine(lineNo, cell);
    read.faults.push(
      ...faults.map(([column, expected]) => ({
        lineNo,
        column: name(column),
        value: cell(column).slice(0, MAX_TEXT),
        code: `bank.${column}_malformed`,
        expected,
      })),
    );
    if (faults.length === 0) read.lines.push(line);
  }
  return read;
}

function readLine(
  lineNo: number,
  cell: (column: Column) => string,
): { line: StatementLine; faults: [Column, string][] } {
  const bankReference = cell('reference');
  const bookedOn = dayOf(cell('date'));
  const side = isNothing(cell('amount')) ? 'debit' : 'amount';
  const amountMinor = amountOf(cell(side), side === 'debit');
  const faults: [Column, string][] = [];
  if (!/^[\x21-\x7e]{1,64}$/.test(bankReference) || /^\d(\.\d+)?E\+\d+$/i.test(bankReference))
    faults.push(['reference', '1 … 64 letters, digits and signs, as the bank gave it']);
  if (bookedOn === null) faults.push(['date', '2026-11-26 | 2026/11/26 | 20261126']);
  if (amountMinor === null || amountMinor === 0n) faults.push([side, '1234.50 | 1,234.50']);
  const balanceMinor = cell('balance') === '' ? null : amountOf(cell('balance'), false);
  if (balanceMinor === null && cell('balance') !== '') faults.push(['balance', '1234.50 | 1,234.50']);
  for (const column of ['payer', 'payerAccount', 'payerBank', 'note'] as const)
    if (cell(column).length > MAX_TEXT) faults.push([column, `<= ${MAX_TEXT} characters`]);
  return {
    line: {
      lineNo,
      bankReference,
      bookedOn: bookedOn ?? '',
      amountMinor: amountMinor ?? 0n,
      payerName: cell('payer'),
      payerAccount: cell('payerAccount'),
      payerBank: cell('payerBank'),
      note: cell('note'),
      balanceMinor,
    },
    faults,
  };
}

const isNothing = (amount: string): boolean => amount === '' || /^0+(\.0*)?$/.test(amount);

function recordsOf(text: string): CsvRecord[] {
  const tabs = text.slice(0, 2000).split('\t').length;
  const commas = text.slice(0, 2000).split(',').length;
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      delimiter: tabs > commas ? '\t' : ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record, { lines }) => void records.push({ record, lineNo: lines }),
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refused(
      'bank.file_broken',
      {
        zh: '文件不是完整的 CSV',
        en: `The file is not whole as CSV: ${error.message}`,
      },
      'CSV, UTF-8 or GBK',
    );
  }
}

/** UTF-8 if all of it is, else what Chinese banks write. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function placesOf(record: readonly string[]): Places {
  const names = record.map((cell) =>
    clean(cell)
      .replaceAll(/[\s_（）()]|元/g, '')
      .toLowerCase(),
  );
  const places: Places = {};
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const place = COLUMNS[column].map((name) => names.indexOf(name)).find((index) => index >= 0);
    if (place !== undefined) places[column] = place;
  }
  return places;
}

const isHeader = (places: Places): boolean => NEEDED.every((column) => places[column] !== undefined);

/** Banks put a tab or an apostrophe before numbers, so that spreadsheets keep them whole. */
const clean = (cell: string): string =>
  cell
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .replace(/^['`]/, '')
    .trim();

/** What went out stands in a column of its own, or is negative in the one that both have. */
function amountOf(text: string, isDebit: boolean): bigint | null {
  const found = /^(-)?[¥￥+]?(\d{1,3}(?:,\d{3}){0,4}|\d{1,13})(?:\.(\d{1,2}))?$/.exec(
    text.replaceAll(' ', ''),
  );
  if (!found) return null;
  const amount = BigInt((found[2] ?? '').replaceAll(',', '') + (found[3] ?? '').padEnd(2, '0'));
  return isDebit || found[1] ? -amount : amount;
}

function dayOf(text: string): string | null {
  const found = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:\D.*)?$/.exec(text);
  if (!found) return null;
  const day = `${found[1]}-${found[3]}-${found[4]}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}

function refused(code: string, text: Text, expected: string): DomainError {
  return new DomainError('unprocessable', code, text, [{ field: 'file', code, message: text, expected }]);
}
