import './messages.js';
import { useTranslation } from 'react-i18next';
import { ProvinceField, SelectField, TextField } from '../../components/field.js';
import type { ListingView } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import type { Problem } from '../../lib/problem.js';
import { useWords } from '../../lib/words.js';
import { EXTRA_BREAKS, FEATURE_CHOICES, LISTED_FEATURES } from './listing.constants.js';

export type ShownTerms = Partial<
  Pick<
    ListingView,
    'brand' | 'features' | 'priceBreaks' | 'moq' | 'orderMultiple' | 'leadTimeDays' | 'shipFrom'
  >
> & { stock?: number };

const BRANDS = ['HRB', 'ZWZ', 'LYC', 'C&U', 'NSK', 'SKF', 'FAG', 'NTN', 'KOYO', 'TIMKEN'];

/** `5.200000` → `5.2`: as a person would have typed it. */
const plain = (decimal: string | undefined) =>
  decimal === undefined ? undefined : decimal.replace(/\.?0+$/, '');

/** Price, stock and the rest. What every listing needs is open; what most never change is folded away. */
export function TermsFields({
  terms,
  problem,
  isOpen,
}: {
  terms: ShownTerms;
  problem: Problem | undefined;
  isOpen: boolean;
}) {
  const { t } = useTranslation('listings');
  const [first, ...more] = terms.priceBreaks ?? [];
  const fault = useFaults(problem);
  return (
    <>
      <TextField
        label={t('brand')}
        name="brand"
        list="brands"
        maxLength={60}
        autoComplete="off"
        defaultValue={terms.brand}
        error={fault('brand')}
      />
      <datalist id="brands">
        {BRANDS.map((brand) => (
          <option key={brand} value={brand} />
        ))}
      </datalist>
      <TextField
        label={t('price')}
        name="price"
        inputMode="decimal"
        autoComplete="off"
        hint={t('priceHint')}
        defaultValue={plain(first?.unitPrice)}
        error={fault('priceBreaks')}
      />
      <TextField
        label={t('stockCounted')}
        name="stock"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={terms.stock}
        error={fault('stock')}
      />
      <TextField
        label={t('leadTimeDays')}
        name="leadTimeDays"
        inputMode="numeric"
        defaultValue={terms.leadTimeDays ?? 1}
        error={fault('leadTimeDays')}
      />
      <details className="wide-field more" open={isOpen || Boolean(problem)}>
        <summary>{t('moreTerms')}</summary>
        <div className="fields compact">
          <TextField
            label={t('moqField')}
            name="moq"
            inputMode="numeric"
            defaultValue={terms.moq ?? 1}
            error={fault('moq')}
          />
          <TextField
            label={t('multipleField')}
            name="orderMultiple"
            inputMode="numeric"
            defaultValue={terms.orderMultiple ?? 1}
            error={fault('orderMultiple')}
          />
          <fieldset className="wide-field">
            <legend>{t('extraBreaks')}</legend>
            {EXTRA_BREAKS.map((i) => (
              <BreakRow key={i} i={i} quantity={more[i]?.minQuantity} price={plain(more[i]?.unitPrice)} />
            ))}
          </fieldset>
          <FeatureFields features={terms.features ?? {}} />
          <ProvinceField
            label={t('shipFromProvince')}
            name="province"
            defaultValue={terms.shipFrom?.province}
            error={fault('shipFrom.province')}
          />
          <TextField
            label={t('shipFromCity')}
            name="city"
            isOptional
            maxLength={40}
            defaultValue={terms.shipFrom?.city ?? ''}
            error={fault('shipFrom.city')}
          />
        </div>
      </details>
    </>
  );
}

function BreakRow({
  i,
  quantity,
  price,
}: {
  i: number;
  quantity: number | undefined;
  price: string | undefined;
}) {
  const { t } = useTranslation('listings');
  return (
    <div className="break-row">
      <input
        name={`breakQuantity${i}`}
        inputMode="numeric"
        aria-label={`${t('breakQuantity')} ${i + 2}`}
        placeholder={t('breakQuantity')}
        defaultValue={quantity}
      />
      <input
        name={`breakPrice${i}`}
        inputMode="decimal"
        aria-label={`${t('breakPrice')} ${i + 2}`}
        placeholder={t('breakPrice')}
        defaultValue={price}
      />
    </div>
  );
}

function FeatureFields({ features }: { features: Record<string, string> }) {
  const words = useWords();
  return LISTED_FEATURES.map((name) => {
    const set = features[name];
    const choices = FEATURE_CHOICES[name];
    return (
      <SelectField key={name} label={words.feature(name)} name={name} isOptional defaultValue={set ?? ''}>
        <option value="">—</option>
        {(set && !choices.includes(set) ? [set, ...choices] : choices).map((value) => (
          <option key={value} value={value}>
            {words.value(value)}
          </option>
        ))}
      </SelectField>
    );
  });
}
