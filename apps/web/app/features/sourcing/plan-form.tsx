import './messages.js';
import { useTranslation } from 'react-i18next';
import { ProvinceField, TextField } from '../../components/field.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { AgeFields, OriginChecks } from './goods-rules.js';
import { type PlanAsked, PLAN_FLAGS } from './plan-address.js';

/** What the buyer asks of a plan; it stands in the address. */
export function PlanForm({
  bomId,
  asked,
  fault,
}: {
  bomId: string;
  asked: PlanAsked;
  fault: (field: string) => string | undefined;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <form action={inLanguage(paths.bomPlans(bomId), language)} className="plan-form" data-swap-form="submit">
      <div className="fields compact">
        <ProvinceField
          label={t('plan.province')}
          name="province"
          defaultValue={asked.province}
          error={fault('province')}
        />
        <TextField
          label={t('plan.maxSellers')}
          name="maxSellers"
          type="number"
          min={1}
          max={200}
          inputMode="numeric"
          isOptional="silently"
          defaultValue={asked.maxSellers}
          error={fault('maxSellers')}
        />
        <AgeFields asked={asked} fault={fault} />
        <TextField
          label={t('plan.brands')}
          name="brands"
          maxLength={200}
          placeholder="HRB, ZWZ"
          hint={t('plan.brandsHint')}
          isOptional="silently"
          defaultValue={asked.brands}
          error={fault('brands')}
        />
      </div>
      <OriginChecks asked={asked} fault={fault} />
      <div className="checks">
        {PLAN_FLAGS.map((flag) => (
          <label key={flag} className="check">
            <input type="checkbox" name={flag} value="true" defaultChecked={asked[flag]} />
            {t(`plan.${flag}`)}
          </label>
        ))}
      </div>
      <input type="hidden" name="fromLine" value={asked.fromLine ?? ''} />
      <button className="button primary" type="submit">
        {t('plan.make')}
      </button>
    </form>
  );
}
