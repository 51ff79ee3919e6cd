import './messages.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import type { Problem } from '../../lib/problem.js';

interface DecisionProps {
  /** Hidden fields that say what is decided. */
  subject: Record<string, string>;
  idempotencyKey: string;
  approve?: { act: string; label: string };
  refuse?: { act: string; label: string; confirm: string };
}

/** Yes is one press; no needs a reason, which the firm reads word for word. */
export function Decision({ subject, idempotencyKey, approve, refuse }: DecisionProps) {
  const { t } = useTranslation('moderation');
  const fetcher = useFetcher<{ problem?: Problem }>();
  const isBusy = fetcher.state !== 'idle';
  const hidden: ReactNode = (
    <>
      <IdempotencyKey value={idempotencyKey} />
      {Object.entries(subject).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
  return (
    <div className="decision">
      <ProblemNotice problem={fetcher.data?.problem} />
      {approve && (
        <fetcher.Form method="post">
          {hidden}
          <button className="button small primary" name="act" value={approve.act} disabled={isBusy}>
            {approve.label}
          </button>
        </fetcher.Form>
      )}
      {refuse && (
        <details>
          <summary className="button small">{refuse.label}</summary>
          <fetcher.Form method="post" className="fields one">
            {hidden}
            <TextField label={t('reason')} name="reason" maxLength={500} autoComplete="off" />
            <button className="button small danger" name="act" value={refuse.act} disabled={isBusy}>
              {refuse.confirm}
            </button>
          </fetcher.Form>
        </details>
      )}
    </div>
  );
}
