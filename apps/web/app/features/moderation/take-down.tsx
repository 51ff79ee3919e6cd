import './messages.js';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';

interface TakeDownProps {
  sellerId: string;
  listingId: string;
  idempotencyKey: string;
}

/** For an admin who sees a wrong offer where buyers see it. */
export function TakeDown({ sellerId, listingId, idempotencyKey }: TakeDownProps) {
  const { t } = useTranslation('moderation');
  const language = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <details className="take-down">
      <summary className="button small">{t('takeDown')}</summary>
      <form method="post" action={inLanguage(paths.adminListings, language)} className="fields one">
        <IdempotencyKey value={idempotencyKey} />
        <input type="hidden" name="sellerId" value={sellerId} />
        <input type="hidden" name="id" value={listingId} />
        <input type="hidden" name="back" value={pathname + search} />
        <TextField label={t('reason')} name="reason" maxLength={500} autoComplete="off" />
        <button className="button small danger" name="act" value="take-down">
          {t('confirmTakeDown')}
        </button>
      </form>
    </details>
  );
}
