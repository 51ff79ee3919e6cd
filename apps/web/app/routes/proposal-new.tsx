import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { A } from '../components/link.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { findPart } from '../features/catalog/catalog.server.js';
import '../features/catalog/messages.js';
import { ProposalForm } from '../features/catalog/proposal-form.js';
import { PROPOSAL_FIELDS, SHOWN_FAULTS, type Typed } from '../features/catalog/proposal.fields.js';
import {
  type CorrectionToPropose,
  type EquivalenceToPropose,
  proposeCorrection,
  proposeEquivalence,
} from '../features/catalog/proposals.server.js';
import type { ProposalAbout } from '../features/catalog/propose-link.js';
import { attempt } from '../lib/api.server.js';
import { useFaults } from '../lib/faults.js';
import { numberOf, oneOf, textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, requireVisitor, type RequestScope, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/proposal-new.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  const title = loaderData && t(`propose.${loaderData.about}`, { ns: 'catalog' });
  return [
    { title: [loaderData?.part.designation, title, t('site')].filter(Boolean).join(' · ') },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

/** The address says which part, and what about it; who has not signed in comes back to it. */
function askedOf({ url, language }: RequestScope): { designation: string; about: ProposalAbout } {
  const designation = url.searchParams.get('part')?.trim();
  if (!designation) throw redirect(inLanguage(paths.proposals, language));
  const about = oneOf(url.searchParams.get('about'), ['correction', 'equivalence'] as const);
  return { designation, about: about ?? 'correction' };
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const { designation, about } = askedOf(scope);
  if (requireVisitor(scope).kind === 'platform')
    throw redirect(inLanguage(paths.part(designation), scope.language));
  return { part: await findPart(scope.api, designation), about, keys: newKeys('propose') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const { designation, about } = askedOf(scope);
  requireVisitor(scope);
  const form = await request.formData();
  const typed = Object.fromEntries(PROPOSAL_FIELDS.map((name) => [name, textOf(form, name)])) as Typed;
  const proposed = await attempt(() =>
    about === 'correction'
      ? proposeCorrection(scope.api, designation, correctionOf(typed, numberOf(form, 'value')), keyOf(form))
      : proposeEquivalence(scope.api, designation, equivalenceOf(typed), keyOf(form)),
  );
  if (!proposed.ok) return { problem: proposed.problem, typed };
  return doneAndGo(scope, paths.proposals, 'proposalSent');
}

// Whatever else was sent than the form offers, the API refuses.
function correctionOf(typed: Typed, value = NaN): CorrectionToPropose {
  return { field: typed.field as CorrectionToPropose['field'], value, evidence: evidenceOf(typed) };
}

function equivalenceOf({ judgement, designation, brand, ...typed }: Typed): EquivalenceToPropose {
  const isRefuted = judgement === 'refuted';
  return {
    verdict: isRefuted ? 'refuted' : 'asserted',
    ...(!isRefuted && { grade: judgement as NonNullable<EquivalenceToPropose['grade']> }),
    designation,
    ...(brand && { brand }),
    evidence: evidenceOf(typed),
  };
}

const evidenceOf = ({ text, source, link }: Pick<Typed, 'text' | 'source' | 'link'>) => ({
  text,
  source,
  ...(link && { link }),
});

export default function ProposalNew({ loaderData, actionData }: Route.ComponentProps) {
  const { part, about, keys } = loaderData;
  const { t } = useTranslation('catalog');
  const faultOf = useFaults(actionData?.problem);
  const typed = actionData?.typed ?? NOTHING_TYPED;
  return (
    <div className="page form-page">
      <h1>
        {t(`propose.${about}`)} <A to={paths.part(part.designation)}>{part.designation}</A>
      </h1>
      <p className="muted">{t('propose.next')}</p>
      <ProblemNotice problem={actionData?.problem} shownFields={SHOWN_FAULTS[about]} />
      <ProposalForm part={part} about={about} idempotencyKey={keys.propose} typed={typed} faultOf={faultOf} />
    </div>
  );
}

const NOTHING_TYPED = Object.fromEntries(PROPOSAL_FIELDS.map((name) => [name, ''])) as Typed;
