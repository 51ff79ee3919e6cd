import './messages.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/notice.js';
import type { ClaimView } from '../../lib/api-types.js';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths, small } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { claimTone } from './claim.words.js';

type Step = ClaimView['steps'][number];

/** One claim: what, how much is kept for it, what is proposed now, and how it came to that. */
export function ClaimCard({ claim, children }: { claim: ClaimView; children?: ReactNode }) {
  return (
    <article className="claim" id={`claim-${claim.id}`} aria-labelledby={`claim-${claim.id}-title`}>
      <ClaimHead claim={claim} />
      <ol className="timeline">
        {claim.steps.map((step) => (
          <li key={step.seq}>
            <StepOfClaim claim={claim} step={step} />
          </li>
        ))}
      </ol>
      {children}
    </article>
  );
}

export function ClaimHead({ claim }: { claim: ClaimView }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const { line, quantity, state } = claim;
  return (
    <header>
      <div className="claim-head">
        <h3 id={`claim-${claim.id}-title`}>
          {line.designation} × {formatNumber(quantity, language)}
        </h3>
        <span>{t(`claim.reason.${claim.reason}`)}</span>
        <Badge tone={claimTone(claim)}>{t(`claim.state.${state}`)}</Badge>
        <span className="num strong">{formatMoney(claim.amount, language)}</span>
      </div>
      <p className="small">
        {state === 'settled'
          ? t('claim.ended', {
              refunded: formatMoney(claim.refunded, language),
              released: formatMoney(claim.released, language),
            })
          : t('claim.proposed', {
              what: proposal(t(`claim.outcome.${claim.outcome}`), claim.refund, language),
            })}
      </p>
      {claim.dueAt && (
        <p className="muted small">
          {t(`claim.due.${state as 'open'}`, { at: formatDateTime(claim.dueAt, language) })}
        </p>
      )}
    </header>
  );
}

function proposal(what: string, refund: ClaimView['refund'], language: 'zh' | 'en'): string {
  return refund.amountMinor > 0 ? `${what} ${formatMoney(refund, language)}` : what;
}

const PROPOSING = new Set(['open', 'offer']);

export function StepOfClaim({ claim, step }: { claim: ClaimView; step: Step }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
  const proposes = PROPOSING.has(step.act) || step.by === 'admin';
  return (
    <>
      <span className="strong">
        {step.by === 'admin' ? t('claim.decided') : t(`claim.act.${step.act as 'open'}`)}
      </span>
      <span className="muted small">
        <time dateTime={step.at}>{formatDateTime(step.at, language)}</time> · {words.actor(step.by)}
        {proposes && ` · ${proposal(t(`claim.outcome.${step.outcome}`), step.refund, language)}`}
      </span>
      {step.words && <span className="small pre">{step.words}</span>}
      {step.photographIds.length > 0 && (
        <ul className="thumbs">
          {step.photographIds.map((id, i) => {
            const address = inLanguage(paths.claimPhotograph(claim.id, id), language);
            return (
              <li key={id}>
                <a href={address}>
                  <img
                    src={small(address)}
                    width={96}
                    height={96}
                    loading="lazy"
                    alt={t('claim.photographOf', { n: i + 1, designation: claim.line.designation })}
                  />
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
