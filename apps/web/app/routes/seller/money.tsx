import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { DeskLink } from '../../components/link.js';
import { Badge, Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import '../../features/ledger/messages.js';
import { type AccountDraft, BankAccount } from '../../features/payments/bank-account.js';
import { payeeIn } from '../../features/payments/bank.server.js';
import { BalanceFigures } from '../../features/payments/balance.js';
import { PayoutAccount } from '../../features/payments/payout-account.js';
import {
  findBalance,
  findBankAccount,
  findPayoutAccount,
  listPayouts,
  nameBankAccount,
  payOut,
  startOnboarding,
} from '../../features/payments/payments.server.js';
import { attempt } from '../../lib/api.server.js';
import { formatDateTime, formatMoney } from '../../lib/format.js';
import { textOf } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import type { Problem } from '../../lib/problem.js';
import { doneAndGo, requireVisitor, type RequestScope, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/money.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('moneyTitle', { ns: 'payments' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const { api, url } = scope;
  const [balance, account, bankAccount, payouts] = await Promise.all([
    findBalance(api),
    findPayoutAccount(api),
    findBankAccount(api),
    listPayouts(api, url.searchParams.get('cursor') ?? undefined),
  ]);
  const firmName = requireVisitor(scope).organisationName;
  return { balance, account, bankAccount, firmName, payouts, keys: newKeys('payout', 'onboard', 'bank') };
}

/** The number is typed twice: a slip of a digit would pay a stranger. */
function notTheSame(language: RequestScope['language']): Problem {
  const title = i18nFor(language).t('bankAccount.differs', { ns: 'payments' });
  const fault = { field: 'accountNumberAgain', code: 'bank_account.numbers_differ', message: title };
  return { status: 422, code: fault.code, title, errors: [fault] };
}

async function saveBankAccount(scope: RequestScope, form: FormData) {
  const payee = payeeIn(form);
  const draft: AccountDraft = { ...payee, accountNumberAgain: textOf(form, 'accountNumberAgain') };
  if (payee.accountNumber !== draft.accountNumberAgain.replaceAll(/[\s-]/g, ''))
    return { problem: notTheSame(scope.language), draft };
  const named = await attempt(() => nameBankAccount(scope.api, payee, keyOf(form)));
  return named.ok
    ? doneAndGo(scope, paths.sellerMoney, 'bankAccountNamed')
    : { problem: named.problem, draft };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  if (form.get('act') === 'bank-account') return saveBankAccount(scope, form);
  if (form.get('act') === 'onboard') {
    const started = await attempt(() => startOnboarding(scope.api, scope.language, keyOf(form)));
    return started.ok ? { onboardingUrl: started.value.url } : { problem: started.problem };
  }
  const paid = await attempt(() => payOut(scope.api, keyOf(form)));
  return paid.ok ? doneAndGo(scope, paths.sellerMoney, 'payoutMade') : { problem: paid.problem };
}

export default function Money({ loaderData, actionData }: Route.ComponentProps) {
  const { balance, account, bankAccount, firmName, payouts, keys } = loaderData;
  const draft = actionData && 'draft' in actionData ? actionData.draft : undefined;
  const problem = actionData && 'problem' in actionData ? actionData.problem : undefined;
  const { t, i18n } = useTranslation('payments');
  const language = useLanguage();
  const stateName = (state: string) =>
    i18n.exists(`payoutState.${state}`, { ns: 'payments' })
      ? t(`payoutState.${state}` as 'payoutState.paid')
      : state;
  return (
    <div className="stack">
      <h1>{t('moneyTitle')}</h1>
      <ProblemNotice
        problem={problem}
        shownFields={draft ? ['holder', 'bank', 'accountNumber', 'accountNumberAgain'] : []}
      />
      <BalanceFigures balance={balance} />
      <p>
        <DeskLink to={paths.sellerStatement}>{t('statement.title', { ns: 'ledger' })}</DeskLink>
      </p>
      <PayoutAccount
        account={account}
        onboardingUrl={actionData && 'onboardingUrl' in actionData ? actionData.onboardingUrl : undefined}
        idempotencyKey={keys.onboard}
      />
      {account.state === 'ready' && balance.payable.amountMinor > 0 && (
        <Form method="post">
          <IdempotencyKey value={keys.payout} />
          <SubmitButton>{t('payOut')}</SubmitButton>
        </Form>
      )}
      <BankAccount
        key={keys.bank}
        account={bankAccount}
        firmName={firmName}
        problem={problem}
        draft={draft}
        idempotencyKey={keys.bank}
      />
      <section aria-labelledby="payouts">
        <h2 id="payouts">{t('payoutsTitle')}</h2>
        {payouts.items.length === 0 ? (
          <Empty title={t('payoutsEmpty')}>
            <p>{t('payoutsEmptyBody')}</p>
          </Empty>
        ) : (
          <ul className="order-rows">
            {payouts.items.map((payout) => (
              <li key={payout.id}>
                <span>{formatDateTime(payout.createdAt, language)}</span>
                <Badge tone={payout.state === 'paid' ? 'ok' : payout.state === 'failed' ? 'bad' : 'warn'}>
                  {stateName(payout.state)}
                </Badge>
                <span className="num strong">{formatMoney(payout.amount, language)}</span>
              </li>
            ))}
          </ul>
        )}
        <Pager path={paths.sellerMoney} nextCursor={payouts.nextCursor} />
      </section>
    </div>
  );
}
