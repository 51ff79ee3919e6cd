import { useTranslation } from 'react-i18next';
import { useFaultWords } from '../lib/faults.js';
import type { Problem } from '../lib/problem.js';
import { Notice } from './notice.js';

/** What the API refused, in its own words; faults that stand at no shown field are listed here. */
export function ProblemNotice({
  problem,
  shownFields = [],
}: {
  problem: Problem | undefined;
  shownFields?: string[];
}) {
  const { t } = useTranslation();
  const words = useFaultWords();
  if (!problem) return null;
  const others = (problem.errors ?? []).filter(
    ({ field }) => !shownFields.some((shown) => field === shown || field.startsWith(`${shown}.`)),
  );
  const isValidation = (problem.errors ?? []).length > others.length;
  // A rule of the business often says of its field what it says of the whole.
  const more = others
    .map((fault) => ({ ...fault, said: words(fault) }))
    .filter(({ said }) => isValidation || said !== problem.detail);
  return (
    <Notice tone="bad" title={isValidation ? t('fixBelow') : problem.title}>
      {!isValidation && problem.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
      {more.length > 0 && (
        <ul>
          {more.map(({ field, code, said }) => (
            <li key={field + code}>{said}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
