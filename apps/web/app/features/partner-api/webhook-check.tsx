import './messages.js';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from './quick-start.js';

/** How a receiver knows that a call is from the market; with the secret when it was just made. */
export function WebhookCheck({ secret = 'whsec_…' }: { secret?: string }) {
  const { t } = useTranslation('partner-api');
  const example = `// npm install standardwebhooks express
import express from 'express';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook('${secret}');
const hadAlready = new Set();

express()
  .post('/hook', express.text({ type: '*/*' }), (request, response) => {
    // throws unless the market signed it, to the byte
    const event = webhook.verify(request.body, request.headers);
    response.sendStatus(204);
    if (hadAlready.has(event.id)) return;
    hadAlready.add(event.id);
    console.log(event.type, event.data);
  })
  .listen(8080);`;
  return (
    <section aria-labelledby="check" className="quick-start stack">
      <h2 id="check">{t('webhook.checkTitle')}</h2>
      <p className="muted">{t('webhook.checkBody')}</p>
      <CodeBlock text={example} />
      <p className="muted small">{t('webhook.checkOnce')}</p>
      <p className="muted small">{t('webhook.checkRetry')}</p>
      <p>
        <a href="/api/docs#/Webhooks">{t('webhook.checkEvents')}</a>
      </p>
    </section>
  );
}
