import { useTranslation } from 'react-i18next';

interface EvidenceProps {
  text: string;
  source: string;
  link: string | null;
  /** Name of the firm that found it. */
  by?: string;
}

/** What was found, and where it stands. */
export function Evidence({ text, by, ...source }: EvidenceProps) {
  const { t } = useTranslation();
  return (
    <span className="small reason evidence">
      {t('evidence')} {text} (<EvidenceSource {...source} />
      {by && ` · ${by}`})
    </span>
  );
}

/** The address comes from a firm, not from the market. */
export function EvidenceSource({ source, link }: Pick<EvidenceProps, 'source' | 'link'>) {
  if (!link) return source;
  return (
    <a href={link} rel="nofollow ugc noopener noreferrer">
      {source}
    </a>
  );
}
