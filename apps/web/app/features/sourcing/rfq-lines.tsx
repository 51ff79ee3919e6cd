import './messages.js';
import { useTranslation } from 'react-i18next';
import type { BomLineView } from '../../lib/api-types.js';
import { useWords } from '../../lib/words.js';

/** Which lines of a list are asked for, and how many pieces of each. */
export function RfqLines({
  lines,
  picked,
}: {
  lines: BomLineView[];
  /** By line number, what was typed before it was refused. */
  picked: Record<string, string> | undefined;
}) {
  const { t } = useTranslation('sourcing');
  const words = useWords();
  return (
    <fieldset className="rfq-lines">
      <legend className="small muted">{t('rfq.linesPicked', { count: lines.length })}</legend>
      <input type="hidden" name="picking" value="true" />
      {lines.map(({ lineNo, text, partType, features, brand, quantity }) => {
        const isPicked = picked ? lineNo in picked : quantity !== null;
        const readAs = [partType?.designation, ...Object.values(features).map(words.value), brand];
        return (
          <div key={lineNo} className="rfq-line">
            <label className="check">
              <input type="checkbox" name="line" value={lineNo} defaultChecked={isPicked} />
              <span>
                <span className="muted small">{lineNo}</span> {text}{' '}
                <span className="muted small">
                  {readAs.filter((each) => each && each !== text).join(' ')}
                </span>
              </span>
            </label>
            <input
              name={`quantity.${lineNo}`}
              type="number"
              inputMode="numeric"
              min={1}
              max={100_000_000}
              defaultValue={picked?.[lineNo] ?? quantity ?? ''}
              aria-label={t('bom.quantityOf', { text })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
