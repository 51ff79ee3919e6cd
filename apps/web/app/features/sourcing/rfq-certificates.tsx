import './messages.js';
import { useTranslation } from 'react-i18next';
import { FoldedChecks } from '../../components/field.js';
import { A } from '../../components/link.js';
import { Badge, Notice } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { CERTIFICATE_KINDS } from '../../lib/certificates.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';

type Wish = Pick<View<'RfqView'>, 'certificates' | 'greenOnly' | 'certifiedOnly'>;
type Lacking = View<'SellerRfqView'>['lacking'];

/** Beside the kinds: a green certificate of whichever. */
const GREEN = 'green';

function useNames(): (kinds: readonly string[]) => string {
  const { t } = useTranslation('sourcing');
  const words = useWords();
  return (kinds) =>
    kinds.map((kind) => (kind === GREEN ? t('rfq.certified.green') : words.certificate(kind))).join(' · ');
}

/** What sellers are asked to hold, and whether it is insisted on. */
export function CertificateFields({
  wish: { certificates, greenOnly, certifiedOnly },
  error,
}: {
  wish: { certificates: readonly string[]; greenOnly: boolean; certifiedOnly: boolean };
  error?: string;
}) {
  const { t } = useTranslation('sourcing');
  const nameOf = useNames();
  return (
    <div className="wide-field origin">
      <FoldedChecks
        label={t('rfq.certified.title')}
        anyLabel={t('rules.any')}
        name="certificates"
        choices={[...CERTIFICATE_KINDS, GREEN]}
        wordOf={(kind) => nameOf([kind])}
        chosen={[...certificates, ...(greenOnly ? [GREEN] : [])]}
        error={error}
      >
        <p className="muted small">{t('rfq.certified.hint')}</p>
        <label className="check">
          <input type="checkbox" name="certifiedOnly" defaultChecked={certifiedOnly} />{' '}
          {t('rfq.certified.only')}
        </label>
      </FoldedChecks>
    </div>
  );
}

/** As a form says it. */
export function certificatesIn(form: FormData): Wish {
  const chosen = form.getAll('certificates').map(String);
  return {
    certificates: chosen.filter((kind) => kind !== GREEN) as Wish['certificates'],
    greenOnly: chosen.includes(GREEN),
    certifiedOnly: form.has('certifiedOnly'),
  };
}

/** What is asked for, in one breath, and what of it the firm that reads it lacks. */
export function CertificatesAsked({
  rfq: { certificates, greenOnly, certifiedOnly },
  lacking = [],
}: {
  rfq: Wish;
  lacking?: Lacking;
}) {
  const { t } = useTranslation('sourcing');
  const nameOf = useNames();
  const asked = [...certificates, ...(greenOnly ? [GREEN] : [])];
  if (asked.length === 0) return null;
  return (
    <p className="chips small note-text">
      <span>{t('rfq.certified.asked', { what: nameOf(asked) })}</span>
      {certifiedOnly && <Badge tone="warn">{t('rfq.certified.must')}</Badge>}
      <LackingBadge lacking={lacking} />
    </p>
  );
}

/** Of that, what a firm does not hold. */
export function LackingBadge({ lacking }: { lacking: Lacking }) {
  const { t } = useTranslation('sourcing');
  const nameOf = useNames();
  if (lacking.length === 0) return null;
  return <Badge tone="warn">{t('rfq.certified.lacks', { what: nameOf(lacking) })}</Badge>;
}

/** To the firm itself, with what it can do. */
export function LackingNotice({ rfq }: { rfq: View<'SellerRfqView'> }) {
  const { t } = useTranslation('sourcing');
  const nameOf = useNames();
  if (rfq.lacking.length === 0 || rfq.state !== 'open') return null;
  return (
    <Notice tone="warn" title={t('rfq.certified.lacksTitle', { what: nameOf(rfq.lacking) })}>
      <p>{t(rfq.certifiedOnly ? 'rfq.certified.lacksMust' : 'rfq.certified.lacksMay')}</p>
      <A className="button small" to={paths.sellerCertificates}>
        {t('rfq.certified.show')}
      </A>
    </Notice>
  );
}
