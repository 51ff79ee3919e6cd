import './messages.js';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/field.js';
import { useFaults } from '../../lib/faults.js';
import type { Problem } from '../../lib/problem.js';

const GROUPS = ['order', 'message', 'claim', 'fapiao', 'rfq', 'credit', 'listing', 'payout'] as const;

function groupOf(type: string): (typeof GROUPS)[number] {
  if (type.startsWith('order.claim_')) return 'claim';
  if (type === 'order.message_sent') return 'message';
  if (type.startsWith('quote.')) return 'rfq';
  return GROUPS.find((group) => type.startsWith(`${group}.`)) ?? 'order';
}

/** Where to, and what of. */
export function WebhookFields({
  url,
  eventTypes,
  chosen,
  problem,
}: {
  url: string;
  eventTypes: readonly string[];
  /** Empty: all. */
  chosen: readonly string[];
  problem: Problem | undefined;
}) {
  const { t } = useTranslation('partner-api');
  const fault = useFaults(problem);
  const error = fault('eventTypes');
  return (
    <>
      <TextField
        label={t('webhook.url')}
        name="url"
        type="url"
        hint={t('webhook.urlHint')}
        maxLength={500}
        autoComplete="off"
        defaultValue={url}
        error={fault('url')}
      />
      <details className="more" open={error !== undefined}>
        <summary>
          {t('webhook.events')}{' '}
          <span className="muted">
            {chosen.length === 0 ? t('webhook.allEvents') : t('webhook.someEvents', { count: chosen.length })}
          </span>
        </summary>
        <p className="muted small">{t('webhook.noneChosen')}</p>
        <div className="event-types">
          {GROUPS.map((group) => ({ group, types: eventTypes.filter((type) => groupOf(type) === group) }))
            .filter(({ types }) => types.length > 0)
            .map(({ group, types }) => (
              <fieldset key={group}>
                <legend>{t(`webhook.group.${group}`)}</legend>
                {types.map((type) => (
                  <label key={type} className="check">
                    <input
                      type="checkbox"
                      name="eventTypes"
                      value={type}
                      defaultChecked={chosen.includes(type)}
                    />
                    <code>{type}</code>
                  </label>
                ))}
              </fieldset>
            ))}
        </div>
        {error && <p className="error small">{error}</p>}
      </details>
    </>
  );
}
