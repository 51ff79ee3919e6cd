import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, TextArea, TextField } from '../../components/field.js';
import { A } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { inBoth } from '../../lib/words.js';
import { CertificateFields, LackingBadge } from './rfq-certificates.js';

/** Who was told, and what became of it. */
export function RfqStory({ rfq }: { rfq: View<'RfqView'> }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <details className="more">
      <summary>{t('rfq.story')}</summary>
      <ul className="requests">
        {rfq.invited.map((each) => (
          <Invited key={each.sellerId} seller={each} />
        ))}
      </ul>
      <ol className="log small">
        {rfq.log.map((each) => (
          <li key={each.seq}>
            {formatDateTime(each.at, language)} {t(`rfq.act.${each.act as 'open'}`)}
            {each.note && `: ${each.note}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Why a seller was invited, and what its score was made of. */
function Invited({ seller }: { seller: View<'InvitedSellerView'> }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <li>
      <div>
        <p>
          <A className="strong" to={paths.sellerPage(seller.sellerId)}>
            {seller.name}
          </A>{' '}
          <span className="small">{inBoth(seller.why, language)}</span>
        </p>
        {seller.parts.length > 0 && (
          <p className="muted small">
            {seller.parts
              .map(
                ({ name, points, of }) =>
                  `${t(`match.parts.${name}`)} ${t('match.points', { points, weight: of })}`,
              )
              .join(' · ')}
          </p>
        )}
      </div>
      <LackingBadge lacking={seller.lacking} />
      {seller.score !== null && <span className="nowrap">{t('rfq.inScore', { score: seller.score })}</span>}
      <Badge>{t(seller.declined ? 'rfq.declined' : `rfq.by.${seller.invitedBy}`)}</Badge>
    </li>
  );
}

/** What an amendment calls the line that it adds. */
export const NEW_LINE = 'new';

interface RfqFormProps {
  rfq: View<'RfqView'>;
  idempotencyKey: string;
  /** What stood in the form that was refused. */
  typed: Partial<Record<string, string>>;
}

/** A new version of it. */
export function AmendRfq({ rfq, idempotencyKey, typed }: RfqFormProps) {
  const { t } = useTranslation('sourcing');
  const draft = typed.act === 'amend' ? typed : {};
  return (
    <details className="more" open={typed.act === 'amend'}>
      <summary>{t('rfq.amend')}</summary>
      <form method="post" className="fields one">
        <IdempotencyKey value={idempotencyKey} />
        <input type="hidden" name="version" value={rfq.version} />
        <p className="muted small">{t('rfq.amendHint')}</p>
        {rfq.lines.map((line) => (
          <div key={line.lineNo} className="asked-anew">
            <input type="hidden" name="lineNo" value={line.lineNo} />
            <input type="hidden" name={`brand.${line.lineNo}`} value={line.brand ?? ''} />
            <input type="hidden" name={`partTypeId.${line.lineNo}`} value={line.partTypeId ?? ''} />
            <input
              type="hidden"
              name={`substitutes.${line.lineNo}`}
              value={line.substitutes ? 'yes' : 'no'}
            />
            <input type="hidden" name={`neededBy.${line.lineNo}`} value={line.neededBy ?? ''} />
            <input
              name={`text.${line.lineNo}`}
              defaultValue={draft[`text.${line.lineNo}`] ?? line.text}
              readOnly={line.partTypeId !== null}
              aria-label={t('rfq.lineText', { line: line.lineNo })}
            />
            <input
              name={`quantity.${line.lineNo}`}
              type="number"
              min={1}
              defaultValue={draft[`quantity.${line.lineNo}`] ?? line.quantity}
              aria-label={t('bom.quantityOf', { text: line.text })}
            />
          </div>
        ))}
        <div className="asked-anew">
          <input type="hidden" name="lineNo" value={NEW_LINE} />
          <input
            name={`text.${NEW_LINE}`}
            defaultValue={draft[`text.${NEW_LINE}`]}
            placeholder={t('rfq.newLine')}
            aria-label={t('rfq.newLine')}
          />
          <input
            name={`quantity.${NEW_LINE}`}
            type="number"
            min={1}
            defaultValue={draft[`quantity.${NEW_LINE}`]}
            placeholder={t('quantity')}
            aria-label={t('bom.quantityOf', { text: t('rfq.newLine') })}
          />
        </div>
        <TextField
          label={t('rfq.amendDeadline')}
          name="deadline"
          type="datetime-local"
          isOptional
          defaultValue={draft.deadline}
        />
        <CertificateFields wish={rfq} />
        <TextArea
          label={t('note')}
          name="note"
          rows={2}
          maxLength={2000}
          isOptional
          defaultValue={draft.note ?? rfq.note ?? ''}
        />
        <TextField
          label={t('rfq.change')}
          name="change"
          maxLength={500}
          hint={t('rfq.changeHint')}
          defaultValue={draft.change}
        />
        <button className="button" name="act" value="amend">
          {t('rfq.amendNow')}
        </button>
      </form>
    </details>
  );
}

/** Without an award. */
export function EndRfq({ rfq, idempotencyKey, typed }: RfqFormProps) {
  const { t } = useTranslation('sourcing');
  const act = (['cancel', 'close'] as const).find((each) => rfq.allowedActions.includes(each));
  if (!act) return null;
  return (
    <details className="more" open={typed.act === act}>
      <summary>{t(`rfq.${act}`)}</summary>
      <form method="post" className="fields one compact">
        <IdempotencyKey value={idempotencyKey} />
        <TextField
          label={t('rfq.reason')}
          name="reason"
          maxLength={500}
          hint={t('rfq.reasonHint')}
          defaultValue={typed.act === act ? typed.reason : undefined}
        />
        <div className="acts">
          <button className="button small" name="act" value={act}>
            {t(`rfq.${act}`)}
          </button>
        </div>
      </form>
    </details>
  );
}
