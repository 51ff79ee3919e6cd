import { useTranslation } from 'react-i18next';
import { StateLinks } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import '../../features/sourcing/messages.js';
import { AskedRfqs } from '../../features/sourcing/asked-rfqs.js';
import { rfqInbox, subscribe, subscriptions } from '../../features/sourcing/rfqs.server.js';
import type { View } from '../../lib/api-types.js';
import { attempt } from '../../lib/api.server.js';
import { numberOf, oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { PAGE_SIZE } from '../../lib/paging.js';
import { paths, withQuery } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/rfqs.js';

const FOLDERS = ['to_quote', 'quoted', 'ended'] as const;
type Subscription = View<'RfqSubscriptionView'>;
type Family = Subscription['family'];
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
  return { folder, page, own, keys: newKeys('subscribe') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const families = form.getAll('family').filter((each): each is Family => typeof each === 'string');
  const items = families.map((family) => ({
    family,
    series: textOf(form, `series.${family}`)
      .toUpperCase()
      .split(/[\s,，、;；]+/)
      .filter(Boolean),
    boreFromMm: numberOf(form, `from.${family}`),
    boreToMm: numberOf(form, `to.${family}`),
  }));
  const saved = await attempt(() => subscribe(scope.api, items, keyOf(form)));
  if (!saved.ok) return { problem: saved.problem, items };
  return doneAndGo(scope, paths.sellerRfqs, 'rfqSubscribed');
}

/** What buyers ask the firm to quote for. */
export default function SellerRfqs({
  loaderData: { folder, page, own, keys },
  actionData,
}: Route.ComponentProps) {
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
        <AskedRfqs rfqs={page.items} />
      )}
      <Pager path={paths.sellerRfqs} query={{ folder }} nextCursor={page.nextCursor} />
      <ProblemNotice problem={actionData?.problem} />
      <Subscriptions
        own={own}
        typed={actionData?.items}
        isOpen={actionData !== undefined}
        idempotencyKey={keys.subscribe}
      />
    </>
  );
}

/** What the firm wants to hear of: families, and of each the series and bores that it makes. */
function Subscriptions({
  own,
  typed,
  isOpen,
  idempotencyKey,
}: {
  own: View<'RfqSubscriptionsView'>;
  /** As it was sent, where it was refused. */
  typed: readonly Partial<Subscription>[] | undefined;
  isOpen: boolean;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('sourcing');
  const current = new Map((typed ?? own.items).map((each) => [each.family, each]));
  const made = new Map(own.made.map((each) => [each.family, each]));
  const shown = [...new Set([...made.keys(), ...FAMILIES, ...own.items.map(({ family }) => family)])];
  return (
    <details className="more" open={isOpen}>
      <summary>{t('rfq.subscribe')}</summary>
      <p className="muted small">{t('rfq.subscribeHint')}</p>
      <form method="post">
        <IdempotencyKey value={idempotencyKey} />
        {shown.map((family) => (
          <Subscribed key={family} family={family} current={current.get(family)} made={made.get(family)} />
        ))}
        <button className="button small" type="submit">
          {t('rfq.subscribeNow')}
        </button>
      </form>
    </details>
  );
}

function Subscribed({
  family,
  current,
  made,
}: {
  family: Family;
  current: Partial<Subscription> | undefined;
  made: Subscription | undefined;
}) {
  const { t } = useTranslation('sourcing');
  const words = useWords();
  const name = words.family(family);
  return (
    <div className="subscription">
      <label className="check">
        <input type="checkbox" name="family" value={family} defaultChecked={current !== undefined} /> {name}
      </label>
      <input
        name={`series.${family}`}
        defaultValue={current?.series?.join(' ')}
        placeholder={t('rfq.seriesShort')}
        aria-label={t('rfq.subscribeSeries', { family: name })}
      />
      {(['from', 'to'] as const).map((end) => (
        <input
          key={end}
          name={`${end}.${family}`}
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          defaultValue={(end === 'from' ? current?.boreFromMm : current?.boreToMm) ?? undefined}
          placeholder={t(end === 'from' ? 'rfq.boreFrom' : 'rfq.boreTo')}
          aria-label={t(end === 'from' ? 'rfq.subscribeFrom' : 'rfq.subscribeTo', { family: name })}
        />
      ))}
      {made && (
        <span className="muted small">
          {t('rfq.onOffer', { series: made.series.join(' '), from: made.boreFromMm, to: made.boreToMm })}
        </span>
      )}
    </div>
  );
}
