import { readFile } from 'node:fs/promises';
import { type Readable } from 'node:stream';
import { newId } from '@app/kernel';
import {
  type Actor,
  Database,
  enqueueJob,
  FileStore,
  requireKind,
  spool,
  stateFacts,
  withFile,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { moneyDeed } from '../payments.events.js';
import { BankQueries } from './bank.queries.js';
import { type BankStatementView } from './bank.views.js';
import { balanceOf, type StatementBalance } from './statement.balance.js';
import { type LineFault, readStatement, type StatementLine } from './statement.reader.js';

const MAX_BYTES = 4 * 1024 * 1024;
const KEPT_FAULTS = 200;
const CURRENCY = 'CNY';

/** Statements of the market's bank: kept as they came, each line known once by the bank's reference, matched by a job. */
@Injectable()
export class BankStatements {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly queries: BankQueries,
  ) {}

  async take(actor: Actor, content: Readable, name: string, write: WriteRequest): Promise<BankStatementView> {
    requireKind(actor, 'platform');
    await using sent = await spool(content, { maxBytes: MAX_BYTES });
    const { lines, faults } = readStatement(await readFile(sent.path));
    const file = await this.files.put(sent);
    return this.database.once(withFile(write, file), async (tx) => {
      const id = newId();
      await this.files.keep(tx, file, { ownerId: actor.organisationId, purpose: 'payments.statement', name });
      const balance = balanceOf(lines);
      const days = lines.map(({ bookedOn }) => bookedOn).toSorted();
      await tx.query(
        `INSERT INTO bank_statement (id, file_id, file_name, imported_by, credits, debits, repeated, fault_count, faults, opening_minor,
           closing_minor, first_on, last_on)
         VALUES ($1, $2, $3, $4, $5, $6, 0, 0, '[]', $7, $8, $9, $10)`,
        [
          id,
          file.id,
          name,
          actor.userId,
          lines.filter(({ amountMinor }) => amountMinor > 0n).length,
          lines.filter(({ amountMinor }) => amountMinor < 0n).length,
          balance?.openingMinor.toString() ?? null,
          balance?.closingMinor.toString() ?? null,
          days[0] ?? null,
          days.at(-1) ?? null,
        ],
      );
      const { repeated, contrary } = await enter(tx, id, lines);
      const all = [...faults, ...contrary, ...gapsOf(balance)].toSorted((a, b) => a.lineNo - b.lineNo);
      await tx.query(`UPDATE bank_statement SET repeated = $2, fault_count = $3, faults = $4 WHERE id = $1`, [
        id,
        repeated,
        all.length,
        JSON.stringify(all.slice(0, KEPT_FAULTS)),
      ]);
      await stateFacts(tx, [
        moneyDeed('bank.statement_taken', actor, {
          subjectId: id,
          label: name || id,
          data: { lines: lines.length, repeated, faults: all.length },
        }),
      ]);
      await enqueueJob(tx, 'payments.match-statement', { statementId: id }, { key: `statement:${id}` });
      return this.queries.statement(tx, id);
    });
  }
}

/** A line that does not go on from the balance of the one before: another is missing between them. */
const gapsOf = (balance: StatementBalance | null): LineFault[] =>
  balance?.broken
    ? [
        {
          lineNo: balance.broken.lineNo,
          column: 'balance',
          value: '',
          code: 'bank.balance_broken',
          expected: `${balance.broken.expectedMinor} fen`,
        },
      ]
    : [];

/** In the order of references, so that the same statement brought twice at once waits instead of deadlocking. */
async function enter(
  tx: EntityManager,
  statementId: string,
  lines: readonly StatementLine[],
): Promise<{ repeated: number; contrary: LineFault[] }> {
  const sorted = lines.toSorted((a, b) => (a.bankReference < b.bankReference ? -1 : 1));
  const entered: { line_no: number }[] = await tx.query(
    `INSERT INTO bank_row (id, statement_id, line_no, bank_reference, booked_on, amount_minor, currency, payer_name, payer_account, payer_bank, note)
     SELECT id, $1, line_no, reference, booked_on, amount, $2, payer, account, bank, note
     FROM unnest($3::uuid[], $4::int[], $5::text[], $6::date[], $7::bigint[], $8::text[], $9::text[], $10::text[], $11::text[])
       AS line(id, line_no, reference, booked_on, amount, payer, account, bank, note)
     ON CONFLICT (bank_reference) DO NOTHING RETURNING line_no`,
    [
      statementId,
      CURRENCY,
      sorted.map(() => newId()),
      sorted.map(({ lineNo }) => lineNo),
      sorted.map(({ bankReference }) => bankReference),
      sorted.map(({ bookedOn }) => bookedOn),
      sorted.map(({ amountMinor }) => amountMinor.toString()),
      sorted.map(({ payerName }) => payerName),
      sorted.map(({ payerAccount }) => payerAccount),
      sorted.map(({ payerBank }) => payerBank),
      sorted.map(({ note }) => note),
    ],
  );
  const fresh = new Set(entered.map((row) => row.line_no));
  const known = sorted.filter(({ lineNo }) => !fresh.has(lineNo));
  const rows: { bank_reference: string; amount_minor: string }[] = await tx.query(
    `SELECT bank_reference, amount_minor FROM bank_row WHERE bank_reference = ANY($1)`,
    [known.map(({ bankReference }) => bankReference)],
  );
  const amounts = new Map(rows.map((row) => [row.bank_reference, BigInt(row.amount_minor)]));
  const contrary = known.filter(
    ({ bankReference, amountMinor }) => amounts.get(bankReference) !== amountMinor,
  );
  return {
    repeated: known.length - contrary.length,
    contrary: contrary.map(({ lineNo, bankReference }) => ({
      lineNo,
      column: 'reference',
      value: bankReference,
      code: 'bank.reference_contrary',
      expected: `${amounts.get(bankReference) ?? 0n} fen, as this reference was known before`,
    })),
  };
}
