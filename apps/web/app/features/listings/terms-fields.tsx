import './messages.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProvinceField, SelectField, TextArea, TextField } from '../../components/field.js';
import { CERTIFICATE_KINDS } from '../../lib/certificates.js';
import type { ListingView } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import type { Problem } from '../../lib/problem.js';
import { useWords } from '../../lib/words.js';
import { formatWeekday } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import {
  COUNTRIES,
  FEATURE_CHOICES,
  featureField,
  LISTED_FEATURES,
  MOST_EXTRA_BREAKS,
  ORDINARY_WEEKDAYS,
  WEEKDAYS,
} from './listing.constants.js';

export type ShownTerms = Partial<
  Pick<
    ListingView,
    | 'brand'
    | 'features'
    | 'priceBreaks'
    | 'moq'
    | 'orderMultiple'
    | 'leadTimeDays'
    | 'sampleAvailable'
    | 'shipFrom'
    | 'certificates'
    | 'validUntil'
    | 'note'
  >
> & {
  /** Of `priceBreaks`, as they were typed. */
  taxIncluded?: boolean;
  madeToOrder?: { perDay: number; leadTimeDays: number; weekdays: number[] } | null;
  origin?: { country: string; province?: string | null } | null;
  stock?: number;
  /** What stood on the shelf when the page was made: left as it is, nothing was counted. */
  stockShown?: number;
};

const BRANDS = ['HRB', 'ZWZ', 'LYC', 'C&U', 'NSK', 'SKF', 'FAG', 'NTN', 'KOYO', 'TIMKEN'];

/** `5.200000` → `5.2`: as a person would have typed it. */
export const plain = (decimal: string | undefined) =>
  decimal === undefined ? undefined : decimal.replace(/\.?0+$/, '');

/** A listing's terms as its seller typed them. */
export function typedTerms(listing: ListingView): ShownTerms {
  return {
    ...listing,
    priceBreaks: listing.netPriceBreaks ?? listing.priceBreaks,
    taxIncluded: listing.netPriceBreaks === null,
    stock: listing.onHand,
    stockShown: listing.onHand,
  };
}

/** Fields that stand folded away until they are wanted. */
const FOLDED = [
  'moq',
  'orderMultiple',
  'features',
  'shipFrom',
  'madeToOrder',
  'origin',
  'sampleAvailable',
  'certificates',
  'validUntil',
  'note',
];

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
  const words = useWords();
  const [first, ...more] = terms.priceBreaks ?? [];
  const fault = useFaults(problem);
  const breaksFault = Array.from({ length: MOST_EXTRA_BREAKS }, (_, i) => fault(`priceBreaks.${i + 1}`)).find(
    Boolean,
  );
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
        error={fault(breaksFault ? 'priceBreaks.0' : 'priceBreaks')}
      />
      <SelectField
        label={t('tax')}
        name="tax"
        defaultValue={terms.taxIncluded === false ? 'net' : 'included'}
        error={fault('taxIncluded')}
      >
        <option value="included">{t('taxIncluded')}</option>
        <option value="net">{t('taxNet')}</option>
      </SelectField>
      {terms.stockShown !== undefined && <input type="hidden" name="stockShown" value={terms.stockShown} />}
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
      <details className="wide-field more" open={isOpen || FOLDED.some(fault) || Boolean(breaksFault)}>
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
          <BreakFields breaks={more} error={breaksFault} />
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
          <MadeFields terms={terms} problem={problem} />
          <fieldset className="wide-field checks">
            <legend>{t('papers')}</legend>
            <label>
              <input type="checkbox" name="sampleAvailable" defaultChecked={terms.sampleAvailable} />{' '}
              {t('sampleAvailable')}
            </label>
            {CERTIFICATE_KINDS.map((kind) => (
              <label key={kind}>
                <input
                  type="checkbox"
                  name="certificates"
                  value={kind}
                  defaultChecked={terms.certificates?.includes(kind)}
                />{' '}
                {words.certificate(kind)}
              </label>
            ))}
            {fault('certificates') && <p className="error small">{fault('certificates')}</p>}
          </fieldset>
          <TextField
            label={t('validUntil')}
            name="validUntil"
            type="date"
            isOptional
            hint={t('validUntilHint')}
            defaultValue={terms.validUntil ?? ''}
            error={fault('validUntil')}
          />
          <TextArea
            label={t('note')}
            name="note"
            isOptional
            maxLength={500}
            defaultValue={terms.note ?? ''}
            error={fault('note')}
          />
        </div>
      </details>
    </>
  );
}

/** Rows for those that are there and for more; further ones come at a click. */
function BreakFields({
  breaks,
  error,
}: {
  breaks: { minQuantity: number; unitPrice: string }[];
  error: string | undefined;
}) {
  const { t } = useTranslation('listings');
  const [rows, setRows] = useState(Math.max(3, breaks.length));
  const isFull = rows >= MOST_EXTRA_BREAKS;
  return (
    <fieldset className="wide-field">
      <legend>{t('extraBreaks')}</legend>
      {Array.from({ length: rows }, (_, i) => (
        <BreakRow key={i} i={i} quantity={breaks[i]?.minQuantity} price={plain(breaks[i]?.unitPrice)} />
      ))}
      {error && <p className="error small">{error}</p>}
      {!isFull && (
        <button className="button small more-breaks" type="button" onClick={() => setRows(rows + 1)}>
          {t('moreBreaks')}
        </button>
      )}
    </fieldset>
  );
}

/** What is made beyond the shelf, and where the goods come from. */
function MadeFields({ terms, problem }: { terms: ShownTerms; problem: Problem | undefined }) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  const fault = useFaults(problem);
  return (
    <>
      <TextField
        label={t('perDay')}
        name="perDay"
        inputMode="numeric"
        isOptional
        hint={t('perDayHint')}
        defaultValue={terms.madeToOrder?.perDay}
        error={fault('madeToOrder.perDay')}
      />
      <TextField
        label={t('makeLeadTimeDays')}
        name="makeLeadTimeDays"
        inputMode="numeric"
        isOptional
        defaultValue={terms.madeToOrder?.leadTimeDays}
        error={fault('madeToOrder.leadTimeDays')}
      />
      <fieldset className="wide-field checks">
        <legend>{t('weekdays')}</legend>
        {WEEKDAYS.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              name="weekdays"
              value={day}
              defaultChecked={(terms.madeToOrder?.weekdays ?? ORDINARY_WEEKDAYS).includes(day)}
            />{' '}
            {formatWeekday(day, language)}
          </label>
        ))}
        {fault('madeToOrder.weekdays') && <p className="error small">{fault('madeToOrder.weekdays')}</p>}
      </fieldset>
      <SelectField
        label={t('originCountry')}
        name="originCountry"
        isOptional
        defaultValue={terms.origin?.country ?? ''}
        error={fault('origin.country')}
      >
        <option value="">—</option>
        {COUNTRIES.map((code) => (
          <option key={code} value={code}>
            {t(`country.${code}`)}
          </option>
        ))}
      </SelectField>
      <ProvinceField
        label={t('originProvince')}
        name="originProvince"
        isOptional
        defaultValue={terms.origin?.province ?? ''}
        error={fault('origin.province')}
      />
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

/** The usual ones, and what else these goods have. */
function FeatureFields({ features }: { features: Record<string, string> }) {
  const words = useWords();
  const others = Object.keys(features).filter((name) => !(name in FEATURE_CHOICES));
  return [...LISTED_FEATURES, ...others].map((name) => {
    const set = features[name];
    const choices: readonly string[] = FEATURE_CHOICES[name as keyof typeof FEATURE_CHOICES] ?? [];
    return (
      <SelectField
        key={name}
        label={words.feature(name)}
        name={featureField(name)}
        isOptional
        defaultValue={set ?? ''}
      >
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
