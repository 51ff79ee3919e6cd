import { DomainError, notFound } from '@app/kernel';
import { type EntityManager } from 'typeorm';
import { type ShareState } from './payment.entity.js';
import { type ShareReference } from './payment.request.js';

/** Why a share did not move from `held`: it had moved already, which is well, or it is not there to move. */
export async function requireShare(
  tx: EntityManager,
  { sellerId, referenceId }: ShareReference,
  moved: ShareState,
): Promise<void> {
  const [share]: { state: ShareState }[] = await tx.query(
    `SELECT state FROM payment_share WHERE seller_id = $1 AND reference_id = $2`,
    [sellerId, referenceId],
  );
  if (!share) throw notFound('payment', '付款', 'payment');
  if (share.state === moved) return;
  throw new DomainError('conflict', 'payment.share_not_held', {
    zh: `这笔货款现在的状态（${share.state}）不允许这一步`,
    en: `This money is ${share.state}, not held`,
  });
}
