import './messages.js';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, useRevalidator } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { Notice, type Tone } from '../../components/notice.js';
import type { ImportView } from '../../lib/api-types.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';

const TONES: Record<ImportView['state'], Tone> = {
  uploaded: 'warn',
  checking: 'warn',
  checked: 'warn',
  applying: 'warn',
  applied: 'ok',
  cancelled: 'plain',
  failed: 'bad',
};
export const importTone = (state: ImportView['state']): Tone => TONES[state];

export const isRunning = ({ state }: ImportView) => state === 'checking' || state === 'applying';

const POLL_MS = 1000;

/** How far it is; it asks again by itself while the job runs. */
export function ImportProgress({
  import: it,
  keys,
}: {
  import: ImportView;
  keys: Record<ImportKey, string>;
}) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  const { revalidate, state } = useRevalidator();
  const running = isRunning(it);
  useEffect(() => {
    if (!running || state !== 'idle') return undefined;
    const timer = setTimeout(() => void revalidate(), POLL_MS);
    return () => clearTimeout(timer);
  }, [running, state, revalidate, it.position]);
  const done = t('imports.doneRows', {
    done: formatNumber(it.position, language),
    all: it.rows === null ? '…' : formatNumber(it.rows, language),
  });
  return (
    <section aria-labelledby="progress" className="import-progress">
      <h2 id="progress">{t(`imports.pass.${it.pass}`)}</h2>
      {it.failure && (
        <Notice tone="bad" title={it.failure.message}>
          {it.failure.expected && <p>{t('imports.expected', { expected: it.failure.expected })}</p>}
        </Notice>
      )}
      <p role="status">
        {t(`imports.stateText.${it.state}`)} {it.failure === null && done}
      </p>
      {running && (
        <progress
          max={it.rows ?? undefined}
          value={it.rows === null ? undefined : it.position}
          aria-label={done}
        />
      )}
      <dl className="figures">
        {(['created', 'changed', 'unchanged', 'rejected'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`imports.count.${name}`)}</dt>
            <dd>{formatNumber(it.counts[name], language)}</dd>
          </div>
        ))}
      </dl>
      <div className="acts">
        {it.state === 'checked' && it.counts.created + it.counts.changed > 0 && (
          <Act act="apply" idempotencyKey={keys.apply} primary />
        )}
        {running && <Act act="cancel" idempotencyKey={keys.cancel} />}
        {it.state === 'cancelled' && <Act act="resume" idempotencyKey={keys.resume} primary />}
        {it.counts.rejected > 0 && !running && (
          <a className="button" href={inLanguage(paths.sellerImportFaults(it.id), language)} download>
            {t('imports.faultFile')}
          </a>
        )}
      </div>
    </section>
  );
}

export type ImportKey = 'check' | 'apply' | 'cancel' | 'resume';

function Act({
  act,
  idempotencyKey,
  primary = false,
}: {
  act: 'apply' | 'cancel' | 'resume';
  idempotencyKey: string;
  primary?: boolean;
}) {
  const { t } = useTranslation('listings');
  return (
    <Form method="post">
      <IdempotencyKey value={idempotencyKey} />
      <SubmitButton className={primary ? 'primary' : ''} name="act" value={act}>
        {t(`imports.${act}`)}
      </SubmitButton>
    </Form>
  );
}
