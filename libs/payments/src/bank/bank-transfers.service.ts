import { Clock, DomainError, notFound } from '@app/kernel';
import { type Config, CONFIG } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type PaymentPurpose } from '../payment.request.js';
import { stepOfPaying } from '../payment.states.js';
import { lockPayment } from '../payments.queries.js';
import { newRemittanceCode } from './remittance-code.js';

/** Drawn at once; the first that nobody has is taken. */
const CANDIDATES = 5;

/** A payer says that money will come by bank transfer. */
@Injectable()
export class BankTransfers {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Gives the payment its remittance code, the same however often it is asked for. */
  async await(tx: EntityManager, purpose: PaymentPurpose): Promise<void> {
    if (!this.config.payments.bank) throw notOffered();
    const payment = await lockPayment(tx, { purpose });
    if (!payment) throw notFound('payment', '付款', 'payment');
    const step = stepOfPaying(payment.state, false);
    if (payment.state === 'captured') return;
    if (payment.state === 'requires_action' || step !== 'ask')
      throw step === 'refuse' ? closed() : underWay();
    await tx.query(
      `UPDATE payment SET state = 'requires_payment', method = 'bank_transfer', failure_code = NULL,
         remittance_code = coalesce(remittance_code, (
           SELECT code FROM unnest($2::text[]) AS code
           WHERE NOT EXISTS (SELECT FROM payment p WHERE p.remittance_code = code) LIMIT 1
         )), version = version + 1, updated_at = $3
       WHERE id = $1`,
      [payment.id, Array.from({ length: CANDIDATES }, () => newRemittanceCode()), this.clock.now()],
    );
  }
}

function notOffered(): DomainError {
  const text = { zh: '暂不支持银行转账', en: 'Bank transfer is not offered here' };
  return new DomainError('unprocessable', 'payment.method_off', text, [
    { field: 'method', code: 'payment.method_off', message: text, expected: 'card | alipay | wechat_pay' },
  ]);
}

function closed(): DomainError {
  return new DomainError('conflict', 'payment.not_payable', {
    zh: '这笔付款已取消或已退款',
    en: 'This payment was cancelled or refunded',
  });
}

function underWay(): DomainError {
  return new DomainError('conflict', 'payment.under_way', {
    zh: '另一种方式的付款正在进行，请先等它有结果',
    en: 'A payment by other means is under way: wait for its outcome first',
  });
}
