import './messages.js';
import { useTranslation } from 'react-i18next';
import { RowForm, SubmitButton } from '../../components/desk.js';

/** What one person proposed: another confirms it, either takes it back. */
export function DecideForm({
  id,
  isMine,
  confirm,
  idempotencyKey,
}: {
  id: string;
  isMine: boolean;
  confirm: string;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('payments');
  return (
    <>
      {isMine && <p className="small muted">{t('fourEyes')}</p>}
      <RowForm id={id} idempotencyKey={idempotencyKey} className="decision">
        {!isMine && (
          <SubmitButton className="small primary" name="act" value="confirm">
            {confirm}
          </SubmitButton>
        )}
        <SubmitButton className="small" name="act" value="withdraw">
          {t('withdraw')}
        </SubmitButton>
      </RowForm>
    </>
  );
}
