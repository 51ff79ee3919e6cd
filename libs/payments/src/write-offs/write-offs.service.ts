import { DomainError, newId, notFound } from '@app/kernel';
import { Ledger, legsOf } from '@app/ledger';
import { type Actor, Database, requireKind, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { requirePerson, requireSecond } from '../bank/four-eyes.rules.js';
import { moneyDeed, moneyLabel } from '../payments.events.js';
import { Reversals } from '../payouts/reversals.service.js';
import { type ProposeWriteOffRequest } from './write-off.dto.js';
import { type WriteOffRow, type WriteOffView } from './write-off.views.js';
import { WriteOffsQueries } from './write-offs.queries.js';
import { STATE_WORDS } from '../state.words.js';
import { type WriteOffState } from './write-off.entity.js';

const CURRENCY = 'CNY';

/** What sellers owe and never give back: one person gives it up, another confirms it, and it becomes the market's loss. */
@Injectable()
export class WriteOffs {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly queries: WriteOffsQueries,
    private readonly reversals: Reversals,
  ) {}

  async propose(actor: Actor, wish: ProposeWriteOffRequest, write: WriteRequest): Promise<WriteOffView> {
    requireKind(actor, 'platform');
    const person = requirePerson(actor);
    const { sellerId, account, amountMinor, reason } = wish;
    return this.database.once(write, async (tx) => {
      const id = newId();
      await this.requireDebt(tx, { seller_id: sellerId, account, amount_minor: String(amountMinor) });
      const written: unknown[] = await tx.query(
        `INSERT INTO write_off (seller_id, id, account, amount_minor, currency, reason, state, proposed_by)
         VALUES ($1, $2, $3, $4, $5, $6, 'proposed', $7)
         ON CONFLICT (seller_id, account, currency) WHERE state = 'proposed' DO NOTHING RETURNING 1`,
        [sellerId, id, account, amountMinor, CURRENCY, reason, person],
      );
      if (written.length === 0) throw proposedAlready();
      return this.queries.one(tx, actor, id);
    });
  }

  /** By another than who proposed it. What is asked back from the seller's account at the provider is so much less. */
  async confirm(actor: Actor, id: string, write: WriteRequest): Promise<WriteOffView> {
    requireKind(actor, 'platform');
    const person = requirePerson(actor);
    return this.database.once(write, async (tx) => {
      const row = await this.decide(tx, id, person, 'confirmed');
      await this.requireDebt(tx, row);
      const amount = BigInt(row.amount_minor);
      if (row.account === 'payable' && !(await this.reversals.giveUp(tx, row.seller_id, amount)))
        throw underWay();
      await this.ledger.post(
        tx,
        {
          sellerId: row.seller_id,
          purpose: 'write_off',
          cause: { kind: 'write_off', id },
          counterpartyId: null,
          legs: legsOf(row.currency, { losses: amount, [row.account]: -amount }),
        },
        { mayOwe: true },
      );
      return this.told(tx, 'bank.debt_written_off', actor, row);
    });
  }

  async withdraw(actor: Actor, id: string, write: WriteRequest): Promise<WriteOffView> {
    requireKind(actor, 'platform');
    const person = requirePerson(actor);
    return this.database.once(write, async (tx) => {
      const row = await this.decide(tx, id, person, 'withdrawn');
      return this.told(tx, 'bank.write_off_withdrawn', actor, row);
    });
  }

  private async decide(
    tx: EntityManager,
    id: string,
    person: string,
    to: 'confirmed' | 'withdrawn',
  ): Promise<WriteOffRow> {
    const [row]: WriteOffRow[] = await tx.query(`SELECT * FROM write_off WHERE id = $1 FOR UPDATE`, [id]);
    if (!row) throw notFound('write_off', '核销', 'write-off');
    if (row.state !== 'proposed') throw decided(row.state);
    if (to === 'confirmed') requireSecond(person, row.proposed_by);
    await tx.query(
      `UPDATE write_off SET state = $3, decided_by = $4 WHERE seller_id = $1 AND id = $2 AND state = 'proposed'`,
      [row.seller_id, id, to, person],
    );
    return row;
  }

  private async told(
    tx: EntityManager,
    name: 'bank.debt_written_off' | 'bank.write_off_withdrawn',
    actor: Actor,
    row: WriteOffRow,
  ): Promise<WriteOffView> {
    const view = await this.queries.one(tx, actor, row.id);
    const { id: subjectId, seller_id: sellerId, account, reason, proposed_by: proposedBy } = row;
    const label = `${view.sellerName} ${moneyLabel(row)}`;
    await stateFacts(tx, [
      moneyDeed(name, actor, { subjectId, label, data: { sellerId, account, reason, proposedBy } }),
    ]);
    return view;
  }

  /** The whole of it, and no more than was seen: what is released meanwhile takes off it by itself. */
  private async requireDebt(
    tx: EntityManager,
    {
      seller_id: sellerId,
      account,
      amount_minor: amount,
    }: Pick<WriteOffRow, 'seller_id' | 'account' | 'amount_minor'>,
  ): Promise<void> {
    const debt = await this.ledger.lockBalance(tx, sellerId, account, CURRENCY);
    if (debt !== BigInt(amount)) throw otherDebt(debt > 0n ? debt : 0n);
  }
}

function otherDebt(debt: bigint): DomainError {
  return new DomainError('conflict', 'write_off.other_debt', {
    zh: `卖家现在欠平台 ${debt} 分，与提出时不同：请撤回后按现在的金额重新提出`,
    en: `The seller owes ${debt} (minor units) now, which is not what was proposed: withdraw it and propose it anew`,
  });
}

function proposedAlready(): DomainError {
  return new DomainError('conflict', 'write_off.proposed', {
    zh: '这笔欠款已有人提出核销',
    en: 'Somebody has proposed to write this debt off already',
  });
}

function decided(state: WriteOffState): DomainError {
  return new DomainError('conflict', 'write_off.decided', {
    zh: `这笔核销${STATE_WORDS[state].zh}`,
    en: `This write-off is ${STATE_WORDS[state].en} already`,
  });
}

function underWay(): DomainError {
  return new DomainError('conflict', 'write_off.under_way', {
    zh: '正在从卖家的收款账户收回欠款，请稍后再确认',
    en: 'Money is being asked back from the seller’s account at this moment: confirm it in a while',
  });
}
