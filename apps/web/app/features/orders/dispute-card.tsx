import './messages.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, TextArea } from '../../components/field.js';
import type { ClaimView } from '../../lib/api-types.js';
import { useWords } from '../../lib/words.js';
import { OutcomeFields } from './claim-acts.js';
import { ClaimHead, StepOfClaim } from './claim-card.js';
import type { Typed } from './consignment-fields.js';

interface DisputeCardProps {
  claim: ClaimView;
  idempotencyKey: string;
  /** What stood in the decision that was refused. */
  draft?: Typed;
  /** The link to the order. */
  children: ReactNode;
}

/** A claim as the market looks at it: what each side says and shows, side by side, and the decision below. */
export function DisputeCard({ claim, idempotencyKey, draft, children }: DisputeCardProps) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const stepsOf = (...by: string[]) => claim.steps.filter((step) => by.includes(step.by));
  const sides = [
    { name: 'buyer', firm: claim.buyer.name, steps: stepsOf('buyer') },
    { name: 'seller', firm: claim.seller.name, steps: stepsOf('seller') },
    { name: 'admin', firm: '', steps: stepsOf('admin', 'system') },
  ];
  return (
    <article className="claim" id={`claim-${claim.id}`} aria-labelledby={`claim-${claim.id}-title`}>
      <ClaimHead claim={claim} />
      <p className="small">{children}</p>
      <div className="columns evidence">
        {sides
          .filter(({ firm, steps }) => firm !== '' || steps.length > 0)
          .map(({ name, firm, steps }) => (
            <section key={name}>
              <h4>{[words.actor(name), firm].filter(Boolean).join(' · ')}</h4>
              <ol className="timeline">
                {steps.map((step) => (
                  <li key={step.seq}>
                    <StepOfClaim claim={claim} step={step} />
                  </li>
                ))}
              </ol>
              {steps.length === 0 && <p className="muted small">{t('claim.nothingSaid')}</p>}
            </section>
          ))}
      </div>
      {claim.state === 'disputed' && (
        <form method="post" className="fields decide">
          <IdempotencyKey value={idempotencyKey} />
          <input type="hidden" name="claimId" value={claim.id} />
          <OutcomeFields withRejection draft={draft} />
          <TextArea
            label={t('claim.decisionReason')}
            name="reason"
            rows={2}
            maxLength={1000}
            defaultValue={draft?.reason}
          />
          <button className="button primary">{t('claim.decide')}</button>
        </form>
      )}
    </article>
  );
}
