import './messages.js';
import { useTranslation } from 'react-i18next';

/** Lines to paste into a terminal, with the visitor's own key when it was just made. */
export function QuickStart({ origin, apiKey }: { origin: string; apiKey: string | undefined }) {
  const { t } = useTranslation('partner-api');
  const key = apiKey ?? '$KEY';
  const push = `{"items":[{"designation":"6205-2RS","brand":"HRB","stock":1200,"priceBreaks":[{"minQuantity":1,"unitPrice":"5.20"}]}]}`;
  const steps = [
    {
      label: t('stepRead'),
      line: `curl -H 'X-Api-Key: ${key}' \\\n  '${origin}/partner/v1/parts?q=25x52x15'`,
    },
    { label: t('stepPart'), line: `curl -H 'X-Api-Key: ${key}' \\\n  '${origin}/partner/v1/parts/180205'` },
    {
      label: t('stepPush'),
      line: `curl -X PUT -H 'X-Api-Key: ${key}' \\\n  -H 'Content-Type: application/json' \\\n  -H "Idempotency-Key: $(uuidgen)" \\\n  -d '${push}' \\\n  '${origin}/partner/v1/stock-and-prices'`,
    },
    { label: t('stepListings'), line: `curl -H 'X-Api-Key: ${key}' \\\n  '${origin}/partner/v1/listings'` },
  ];
  return (
    <section aria-labelledby="start" className="quick-start">
      <h2 id="start">{t('startTitle')}</h2>
      <p className="muted">{t(apiKey ? 'startKey' : 'startNoKey')}</p>
      <ol>
        {steps.map(({ label, line }) => (
          <li key={label}>
            <p>{label}</p>
            <CodeBlock text={line} />
          </li>
        ))}
      </ol>
      <p>
        <a href="/api/docs">{t('reference')}</a>
      </p>
    </section>
  );
}

export function CodeBlock({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <div className="code">
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <button type="button" className="button small" data-copy={text} data-copied={t('copied')}>
        {t('copy')}
      </button>
    </div>
  );
}
