import { majorText } from '@app/kernel';
import { spaced } from '../bank/remittance-code.js';
import { type RemittanceKind } from './remittance.entity.js';

export interface FileLine {
  kind: RemittanceKind;
  holder: string;
  bank: string;
  account_number: string;
  amount_minor: string;
  reference: string;
}

/** As the bulk payment of corporate online banks takes it; each bank maps the columns by their names. */
const HEADERS = ['序号', '收款人户名', '开户银行', '收款账号', '金额', '用途', '参考号'];
const PURPOSE: Record<RemittanceKind, string> = { payout: '货款', refund: '退款', return: '退回来款' };

/**
 * The file of a batch: CSV, UTF-8 with a byte order mark, CRLF. Number, account holder, bank, account number, amount in yuan with
 * two decimals, purpose (with our reference, so that it comes back in the bank's lines), our reference.
 */
export function bankFileOf(lines: readonly FileLine[]): string {
  const rows = lines.map((line, index) => [
    String(index + 1),
    line.holder,
    line.bank,
    line.account_number,
    majorText(BigInt(line.amount_minor)),
    `${PURPOSE[line.kind]} ${spaced(line.reference)}`,
    spaced(line.reference),
  ]);
  return `\u{FEFF}${[HEADERS, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

/** What a payer wrote as its name must not begin a formula, nor end a cell. */
const cellOf = (text: string): string =>
  /[",\r\n]/.test(text) || /^[=+\-@]/.test(text)
    ? `"${text.replace(/^[=+\-@]+/, '').replaceAll('"', '""')}"`
    : text;
