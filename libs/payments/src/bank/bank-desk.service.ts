import { DomainError, newId, notFound } from '@app/kernel';
import { Ledger, legsOf, MARKET_ID } from '@app/ledger';
import { type Actor, Database, requireKind, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { MarketPayouts } from '../market-payouts/market-payouts.service.js';
import { PaymentOutcomes } from '../payment-outcomes.service.js';
import { type PaymentRow } from '../payment.views.js';
import { moneyDeed, moneyLabel } from '../payments.events.js';
import { lockPayment } from '../payments.queries.js';
import { oweRemittance } from '../remittances/remittance.store.js';
import { type MatchKind } from './bank-match.entity.js';
import { type ProposeMatchRequest } from './bank.dto.js';
import { BankQueries } from './bank.queries.js';
import { type BankMatchView } from './bank.views.js';
import { requirePerson, requireSecond } from './four-eyes.rules.js';
import { codesIn } from './remittance-code.js';
import { STATE_WORDS } from '../state.words.js';

interface LineRow {
  id: string;
  amount_minor: string;
  currency: string;
  payer_name: string;
  payer_bank: string;
  payer_account: string;
}

interface MatchRow {
  id: string;
  kind: MatchKind;
  payment_id: string | null;
  payout_reference: string | null;
  proposed_by: string;
  state: 'proposed' | 'confirmed' | 'withdrawn';
}

/** Lines of the bank that nobody could match by rule: one person says what they are for, another confirms it, and only then it moves. */
@Injectable()
export class BankDesk {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly marketPayouts: MarketPayouts,
    private readonly outcomes: PaymentOutcomes,
    private readonly queries: BankQueries,
  ) {}

  /** Several lines may pay one payment together: what was short is made whole by the next. */
  async propose(actor: Actor, wish: ProposeMatchRequest, write: WriteRequest): Promise<BankMatchView> {
    requireKind(actor, 'platform');
    const person = requirePerson(actor);
    return this.database.once(write, async (tx) => {
      const payment = wish.kind === 'pay' ? await paymentOf(tx, wish.code ?? '') : null;
      const payout = wish.kind === 'payout' ? (wish.code ?? '') : null;
      const id = newId();
      await tx.query(
        `INSERT INTO bank_match (id, kind, payment_id, payout_reference, note, state, proposed_by)
         VALUES ($1, $2, $3, $4, $5, 'proposed', $6)`,
        [id, wish.kind, payment?.id ?? null, payout, wish.note ?? '', person],
      );
      const [lines]: [LineRow[], number] = await tx.query(
        `UPDATE bank_row SET match_id = $1 WHERE id IN (
           SELECT id FROM bank_row WHERE id = ANY($2) ORDER BY id FOR UPDATE
         ) AND state = 'unmatched' AND (amount_minor < 0) = $3 AND match_id IS NULL RETURNING *`,
        [id, wish.rowIds, wish.kind === 'charge'],
      );
      if (lines.length < new Set(wish.rowIds).size) throw notOpen();
      if (payment) surplusOf(payment, lines);
      if (payout !== null) await this.marketPayouts.requireAwaited(tx, payout, lines);
      return this.queries.match(tx, actor, id);
    });
  }

  /** By another than who proposed it. Of two at once, one finds it decided. */
  async confirm(actor: Actor, matchId: string, write: WriteRequest): Promise<BankMatchView> {
    requireKind(actor, 'platform');
    const person = requirePerson(actor);
    return this.database.once(write, async (tx) => {
      const match = await this.decide(tx, matchId, person, 'confirmed');
      const lines: LineRow[] = await tx.query(
        `SELECT id, amount_minor, currency, payer_name, payer_bank, payer_account FROM bank_row
         WHERE match_id = $1 ORDER BY id FOR UPDATE`,
        [matchId],
      );
      if (match.payment_id !== null) await this.pay(tx, matchId, match.payment_id, lines);
      else if (match.kind === 'charge') await this.charge(tx, matchId, lines);
      else if (match.payout_reference !== null)
        await this.marketPayouts.confirm(tx, match.payout_reference, lines);
      else for (const line of lines) await this.sendBack(tx, line);
      await stateFacts(tx, [matchDeed('confirmed', actor, match, lines)]);
      return this.queries.match(tx, actor, matchId);
    });
  }

  async withdraw(actor: Actor, matchId: string, write: WriteRequest): Promise<BankMatchView> {
    requireKind(actor, 'platform');
    const person = requirePerson(actor);
    return this.database.once(write, async (tx) => {
      const match = await this.decide(tx, matchId, person, 'withdrawn');
      const [lines]: [LineRow[], number] = await tx.query(
        `UPDATE bank_row SET match_id = NULL WHERE match_id = $1 RETURNING *`,
        [matchId],
      );
      await stateFacts(tx, [matchDeed('withdrawn', actor, match, lines)]);
      return this.queries.match(tx, actor, matchId);
    });
  }

  private async decide(
    tx: EntityManager,
    matchId: string,
    person: string,
    to: 'confirmed' | 'withdrawn',
  ): Promise<MatchRow> {
    const [row]: MatchRow[] = await tx.query(
      `SELECT id, kind, payment_id, payout_reference, proposed_by, state FROM bank_match WHERE id = $1 FOR UPDATE`,
      [matchId],
    );
    if (!row) throw notFound('bank_match', '匹配', 'match');
    if (row.state !== 'proposed') throw decided(row.state);
    if (to === 'confirmed') requireSecond(person, row.proposed_by);
    await tx.query(`UPDATE bank_match SET state = $2, decided_by = $3 WHERE id = $1 AND state = 'proposed'`, [
      matchId,
      to,
      person,
    ]);
    return row;
  }

  private async pay(
    tx: EntityManager,
    matchId: string,
    paymentId: string,
    lines: readonly LineRow[],
  ): Promise<void> {
    const payment = await lockPayment(tx, { id: paymentId });
    const last = lines.at(-1);
    if (!payment || !last) throw new TypeError(`match ${matchId} is of no payment or of no line`);
    requirePayable(payment);
    const surplus = surplusOf(payment, lines);
    await tx.query(`UPDATE bank_row SET state = 'matched', payment_id = $2 WHERE match_id = $1`, [
      matchId,
      paymentId,
    ]);
    await this.outcomes.settle(tx, paymentId, {
      kind: 'captured',
      charge: null,
      amountMinor: BigInt(payment.amount_minor),
      currency: payment.currency,
    });
    if (surplus > 0n) await this.oweBack(tx, last, surplus, payment.payer_id);
  }

  /** What the bank took for itself is the market's cost, out of its own part of the account. */
  private async charge(tx: EntityManager, matchId: string, lines: readonly LineRow[]): Promise<void> {
    await tx.query(`UPDATE bank_row SET state = 'charged' WHERE match_id = $1`, [matchId]);
    await this.ledger.postAll(
      tx,
      lines.map(({ id, amount_minor: amount, currency }) => ({
        sellerId: MARKET_ID,
        purpose: 'bank_charge',
        cause: { kind: 'bank_row', id },
        counterpartyId: null,
        legs: legsOf(currency, { bank_charges: -BigInt(amount), bank_cash: BigInt(amount) }),
      })),
      { mayOwe: true },
    );
  }

  private async sendBack(tx: EntityManager, line: LineRow): Promise<void> {
    const id = await this.oweBack(tx, line, BigInt(line.amount_minor), null);
    await tx.query(`UPDATE bank_row SET state = 'sent_back', remittance_id = $2 WHERE id = $1`, [
      line.id,
      id,
    ]);
  }

  /** It is on the market's account, and is the payer's: a buyer's, where it came for a payment of one. */
  private async oweBack(
    tx: EntityManager,
    line: LineRow,
    amountMinor: bigint,
    payerId: string | null,
  ): Promise<string> {
    await this.ledger.post(tx, {
      sellerId: MARKET_ID,
      purpose: 'return_owed',
      cause: { kind: 'bank_row', id: line.id },
      counterpartyId: payerId,
      legs: legsOf(line.currency, { bank_cash: amountMinor, refund_due: -amountMinor }),
    });
    return oweRemittance(tx, {
      sellerId: MARKET_ID,
      kind: 'return',
      causeId: line.id,
      amountMinor,
      currency: line.currency,
      payee: { holder: line.payer_name, bank: line.payer_bank, accountNumber: line.payer_account },
    });
  }
}

function matchDeed(
  end: 'confirmed' | 'withdrawn',
  actor: Actor,
  { id: subjectId, kind, payment_id: paymentId, proposed_by: proposedBy }: MatchRow,
  lines: readonly LineRow[],
) {
  const label = lines.map((line) => `${line.payer_name} ${moneyLabel(line)}`).join('; ');
  return moneyDeed(`bank.match_${end}`, actor, { subjectId, label, data: { kind, paymentId, proposedBy } });
}

async function paymentOf(tx: EntityManager, code: string): Promise<PaymentRow> {
  const [row]: { id: string }[] = await tx.query(`SELECT id FROM payment WHERE remittance_code = ANY($1)`, [
    codesIn(code),
  ]);
  const payment = row && (await lockPayment(tx, { id: row.id }));
  if (!payment) throw unknownCode();
  requirePayable(payment);
  return payment;
}

function requirePayable({ state }: PaymentRow): void {
  if (state !== 'requires_payment' && state !== 'failed')
    throw new DomainError('conflict', 'bank.payment_not_open', {
      zh: `这笔付款${STATE_WORDS[state].zh}，不再等待汇款：请将来款退回`,
      en: `That payment is ${STATE_WORDS[state].en} and waits for no money: send the money back`,
    });
}

/** What is over, or a refusal of what is short. */
function surplusOf(payment: PaymentRow, lines: readonly LineRow[]): bigint {
  const sum = lines.reduce((total, { amount_minor: amount }) => total + BigInt(amount), 0n);
  const surplus = sum - BigInt(payment.amount_minor);
  if (surplus >= 0n && lines.every(({ currency }) => currency === payment.currency)) return surplus;
  const text = {
    zh: `这些来款共 ${sum} 分，少于应付的 ${payment.amount_minor} 分：等余款到账后一起匹配，或退回`,
    en: `These lines are ${sum} of ${payment.amount_minor} (minor units): match them with the rest when it has come, or send them back`,
  };
  throw new DomainError('unprocessable', 'bank.too_little', text, [
    { field: 'rowIds', code: 'bank.too_little', message: text, expected: `>= ${payment.amount_minor}` },
  ]);
}

function notOpen(): DomainError {
  const text = {
    zh: '有流水已匹配、已有人提出，或收支方向不对',
    en: 'A line among these is matched, proposed already, or goes the other way',
  };
  return new DomainError('conflict', 'bank.row_not_open', text, [
    { field: 'rowIds', code: 'bank.row_not_open', message: text, expected: 'unmatched' },
  ]);
}

function decided(state: MatchRow['state']): DomainError {
  return new DomainError('conflict', 'bank.match_decided', {
    zh: `这个匹配${STATE_WORDS[state].zh}`,
    en: `This match is ${STATE_WORDS[state].en} already`,
  });
}

function unknownCode(): DomainError {
  const text = { zh: '没有这个汇款码', en: 'There is no such remittance code' };
  return new DomainError('unprocessable', 'bank.code_unknown', text, [
    { field: 'code', code: 'bank.code_unknown', message: text, expected: '7KQ2-M9XA' },
  ]);
}
