import { useTranslation } from 'react-i18next';
import { StateLinks } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { DeskLink } from '../../components/link.js';
import { Badge, Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import '../../features/sourcing/messages.js';
import { AskedLine, dayOnce, RfqState } from '../../features/sourcing/rfq-parts.js';
import { rfqInbox, subscribe, subscriptions } from '../../features/sourcing/rfqs.server.js';
import type { View } from '../../lib/api-types.js';
import { formatDate, formatDateTime } from '../../lib/format.js';
import { oneOf } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { PAGE_SIZE } from '../../lib/paging.js';
import { paths, withQuery } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/rfqs.js';

const FOLDERS = ['to_quote', 'quoted', 'ended'] as const;
type Family = View<'RfqSubscriptionsView'>['families'][number];
/** What most firms of the cluster make, in the order of how many do. */
const FAMILIES: readonly Family[] = [
  'deep_groove_ball',
  'tapered_roller',
  'cylindrical_roller',
  'spherical_roller',
  'self_aligning_ball',
  'angular_contact_ball',
  'thrust_ball',
  'insert',
];

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('rfq.inbox', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const folder = oneOf(url.searchParams.get('folder'), FOLDERS) ?? 'to_quote';
  const [page, own] = await Promise.all([
    rfqInbox(api, { folder, cursor: url.searchParams.get('cursor') ?? undefined, limit: PAGE_SIZE }),
    subscriptions(api),
  ]);
  return { folder, page, subscribed: own.families, keys: newKeys('subscribe') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const families = form.getAll('family').filter((each): each is Family => typeof each === 'string');
  await subscribe(scope.api, families, keyOf(form));
  return doneAndGo(scope, paths.sellerRfqs, 'rfqSubscribed');
}

/** What buyers ask the firm to quote for. */
export default function SellerRfqs({ loaderData: { folder, page, subscribed, keys } }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  return (
    <>
      <div className="page-head">
        <h1>{t('rfq.inbox')}</h1>
        <p className="muted">{t('rfq.inboxLead')}</p>
      </div>
      <StateLinks
        states={[...FOLDERS]}
        current={folder}
        nameOf={(each) => t(`rfq.folder.${each}`)}
        addressOf={(each) => withQuery(paths.sellerRfqs, { folder: each })}
      />
      {page.items.length === 0 ? (
        <Empty title={t('rfq.inboxEmpty')}>
          <p>{t('rfq.inboxEmptyBody')}</p>
        </Empty>
      ) : (
        <ul className="requests">
          {page.items.map((each) => (
            <Asked key={each.id} rfq={each} />
          ))}
        </ul>
      )}
      <Pager path={paths.sellerRfqs} query={{ folder }} nextCursor={page.nextCursor} />
      <Subscriptions subscribed={subscribed} idempotencyKey={keys.subscribe} />
    </>
  );
}

function Asked({ rfq }: { rfq: View<'ListedSellerRfqView'> }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const words = useWords();
  const { day, lines } = dayOnce(rfq.lines);
  return (
    <li>
      <div>
        <p>
          <DeskLink className="strong" to={paths.sellerRfq(rfq.id)}>
            {rfq.title}
          </DeskLink>
        </p>
        {lines.map((line) => (
          <p key={line.lineNo}>
            <AskedLine line={line} />
          </p>
        ))}
        <p className="small muted">
          {[
            rfq.lineCount > rfq.lines.length ? t('bom.linesCount', { count: rfq.lineCount }) : null,
            t('toProvince', { province: words.province(rfq.province) }),
            day && t('until', { day: formatDate(day, language) }),
            t('rfq.deadlineAt', { at: formatDateTime(rfq.deadline, language) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {rfq.toConfirm && <Badge tone="warn">{t('rfq.toConfirm')}</Badge>}
      {rfq.quoteState ? (
        <Badge tone={rfq.quoteState === 'awarded' ? 'ok' : 'plain'}>{t(`rfq.quote.${rfq.quoteState}`)}</Badge>
      ) : (
        <RfqState state={rfq.state} />
      )}
    </li>
  );
}

function Subscriptions({ subscribed, idempotencyKey }: { subscribed: Family[]; idempotencyKey: string }) {
  const { t } = useTranslation('sourcing');
  const words = useWords();
  const shown = [...new Set([...FAMILIES, ...subscribed])];
  return (
    <details className="more">
      <summary>{t('rfq.subscribe')}</summary>
      <form method="post" className="acts">
        <IdempotencyKey value={idempotencyKey} />
        {shown.map((family) => (
          <label key={family} className="check">
            <input
              type="checkbox"
              name="family"
              value={family}
              defaultChecked={subscribed.includes(family)}
            />{' '}
            {words.family(family)}
          </label>
        ))}
        <button className="button small" type="submit">
          {t('rfq.subscribeNow')}
        </button>
      </form>
    </details>
  );
}
