import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge, type Tone } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { formatDate, formatNumber } from '../../lib/format.js';
import { inLanguage } from '../../lib/language.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';

const TONES: Record<View<'RfqView'>['state'], Tone> = {
  open: 'ok',
  deciding: 'warn',
  awarded: 'ok',
  closed: 'plain',
  cancelled: 'plain',
  lapsed: 'bad',
};

export function RfqState({ state }: { state: View<'RfqView'>['state'] }) {
  const { t } = useTranslation('sourcing');
  return <Badge tone={TONES[state]}>{t(`rfq.state.${state}`)}</Badge>;
}

/** The day that all lines ask for, once, and the lines without it. */
export function dayOnce<Line extends { neededBy: string | null }>(
  lines: readonly Line[],
): { day: string | null; lines: Line[] } {
  const day = lines[0]?.neededBy ?? null;
  if (day === null || lines.some(({ neededBy }) => neededBy !== day)) return { day: null, lines: [...lines] };
  return { day, lines: lines.map((line) => ({ ...line, neededBy: null })) };
}

/** What a line asks for, in one breath: the part, what is wished of it, how many, by when. */
export function AskedLine({ line }: { line: View<'RfqLineView'> }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const words = useWords();
  const lacks = line.quantity - line.bought;
  const isWritten = line.partType !== null && line.text !== line.partType;
  // What was written says its features itself.
  const wishes = [
    ...(isWritten ? [line.text] : Object.values(line.features).map(words.value)),
    line.brand !== null && !line.text.includes(line.brand) ? line.brand : null,
    line.substitutes ? null : t('rfq.noSubstitutes'),
    line.neededBy && t('until', { day: formatDate(line.neededBy, language) }),
  ].filter(Boolean);
  return (
    <>
      <span className="muted small">{line.lineNo}</span>{' '}
      {line.partType ? (
        <A className="strong" to={paths.part(line.partType)}>
          {line.partType}
        </A>
      ) : (
        <span className="strong">{line.text}</span>
      )}{' '}
      <span className="nowrap">× {formatNumber(line.quantity, language)}</span>
      {line.bought > 0 && (
        <>
          {' '}
          <Badge tone={lacks > 0 ? 'warn' : 'ok'}>
            {t(lacks > 0 ? 'rfq.boughtSome' : 'rfq.bought', {
              pieces: formatNumber(line.bought, language),
              lacks: formatNumber(lacks, language),
            })}
          </Badge>
        </>
      )}
      {wishes.length > 0 && <span className="muted small note">{wishes.join(' · ')}</span>}
    </>
  );
}

export function Drawings({ id, files }: { id: string; files: View<'RfqAttachmentView'>[] }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  if (files.length === 0) return null;
  return (
    <p className="chips">
      <span className="muted small">{t('rfq.attachments')}</span>
      {files.map((file) => (
        <a key={file.id} className="chip" href={inLanguage(paths.rfqAttachment(id, file.id), language)}>
          {file.name ?? t('rfq.attachment')}
        </a>
      ))}
    </p>
  );
}
