import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, TextArea } from '../../components/field.js';
import { Notice } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { formatDateTime, formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

/** A purchase that waits for another of the firm: who placed it, by when it lapses, and for those who may, the decision. */
export function ApprovalCard({
  approval,
  idempotencyKey,
}: {
  approval: View<'ApprovalView'>;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const { placedBy, limit, heldUntil, mayDecide } = approval;
  return (
    <section aria-labelledby="approval" className="stack">
      <h2 id="approval" className="aloud">
        {t('approval.title')}
      </h2>
      <Notice
        tone="warn"
        title={t('approval.why', { name: placedBy.name, limit: formatMoney(limit, language) })}
      >
        <p>{t('approval.until', { at: formatDateTime(heldUntil, language) })}</p>
      </Notice>
      {mayDecide && (
        <>
          <form method="post">
            <IdempotencyKey value={idempotencyKey} />
            <button className="button primary" name="intent" value="approve">
              {t('approval.approve')}
            </button>
          </form>
          <details>
            <summary>{t('approval.decline')}</summary>
            <form method="post" className="fields one">
              <IdempotencyKey value={idempotencyKey} />
              <TextArea label={t('approval.reason')} name="reason" maxLength={500} rows={2} />
              <button className="button" name="intent" value="decline">
                {t('approval.decline')}
              </button>
            </form>
          </details>
        </>
      )}
    </section>
  );
}
