import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { paths, withQuery } from '../../lib/paths.js';

/** What is known of what somebody needs, as the form's address says it. */
export interface Wanted {
  [name: string]: string | undefined;
  text?: string;
  quantity?: string;
  province?: string;
  brand?: string;
}

/** Where nobody offers it: one click to a form that knows what was asked. */
export function AskMakers({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation('sourcing');
  return (
    <div className="ask-makers">
      <p>{t('askLead')}</p>
      <A className="button primary" rel="nofollow" to={withQuery(paths.requestNew, wanted)}>
        {t('ask')}
      </A>
    </div>
  );
}
