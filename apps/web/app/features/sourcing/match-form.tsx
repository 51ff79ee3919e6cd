import './messages.js';
import { useTranslation } from 'react-i18next';
import { ProvinceField, SelectField, TextField } from '../../components/field.js';
import type { MatchesView } from '../../lib/api-types.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { AgeFields, OriginChecks } from './goods-rules.js';
import { type Asked, SUBSTITUTES, WEIGHTS } from './match-fields.js';

interface MatchFormProps {
  asked: Asked;
  /** As they were reckoned with. */
  weights: MatchesView['weights'] | undefined;
  faultOf: (field: string) => string | undefined;
}

/** What the buyer takes, and how much each part of a score weighs: all of it stands in the address. */
export function MatchForm({ asked, weights, faultOf }: MatchFormProps) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <form className="match-form" action={inLanguage(paths.matches, language)}>
      <div className="fields">
        {asked.bom ? <OfList asked={asked} /> : <OfPart asked={asked} faultOf={faultOf} />}
        <ProvinceField
          label={t('province')}
          name="province"
          defaultValue={asked.province}
          isOptional="silently"
        />
        <SelectField
          label={t('match.substitutes')}
          name="substitutes"
          defaultValue={asked.substitutes ?? 'none'}
          isOptional="silently"
        >
          {SUBSTITUTES.map((each) => (
            <option key={each} value={each}>
              {t(`match.substitute.${each}`)}
            </option>
          ))}
        </SelectField>
        <AgeFields asked={asked} fault={faultOf} />
        <label className="check">
          <input type="checkbox" name="greenOnly" value="true" defaultChecked={asked.greenOnly === 'true'} />
          {t('match.greenOnly')}
        </label>
      </div>
      <OriginChecks asked={asked} fault={faultOf} />
      <fieldset className="weights">
        <legend>
          {t('match.weights')} <span className="muted small">{t('match.weightsHint')}</span>
        </legend>
        {WEIGHTS.map((name) => (
          <TextField
            key={name}
            label={t(`match.parts.${name}`)}
            unit={weights && String(weights[name])}
            name={name}
            type="range"
            min={0}
            max={100}
            defaultValue={weights?.[name] ?? asked[name] ?? 10}
            isOptional="silently"
          />
        ))}
      </fieldset>
      <button className="button primary" type="submit">
        {t('match.find')}
      </button>
    </form>
  );
}

/** Which line of which list: what it asks of the goods stands there. */
function OfList({ asked }: { asked: Asked }) {
  return (
    <>
      <input type="hidden" name="bom" value={asked.bom} />
      <input type="hidden" name="line" value={asked.line} />
    </>
  );
}

function OfPart({ asked, faultOf }: Pick<MatchFormProps, 'asked' | 'faultOf'>) {
  const { t } = useTranslation('sourcing');
  return (
    <>
      <TextField label={t('match.part')} name="part" defaultValue={asked.part} maxLength={80} />
      <TextField
        label={t('match.quantity')}
        name="quantity"
        type="number"
        min={1}
        max={10_000_000}
        defaultValue={asked.quantity ?? '1'}
        error={faultOf('quantity')}
      />
      <TextField label={t('match.brand')} name="brand" defaultValue={asked.brand} isOptional="silently" />
    </>
  );
}
