import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { paths, withQuery } from '../../lib/paths.js';

export type ProposalAbout = 'correction' | 'equivalence';

/** For who knows better than the page, at the place that it is about. */
export function ProposeLink({ part, about }: { part: string; about: ProposalAbout }) {
  const { t } = useTranslation('catalog');
  return (
    <p className="small propose">
      <A rel="nofollow" to={withQuery(paths.proposalNew, { part, about })}>
        {t(`propose.${about}`)}
      </A>
    </p>
  );
}
