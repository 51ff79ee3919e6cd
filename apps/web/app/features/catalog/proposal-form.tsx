import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, SelectField, TextArea, TextField } from '../../components/field.js';
import type { PartView } from '../../lib/api-types.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { useWords } from '../../lib/words.js';
import { useFigures } from './figures.js';
import { JUDGEMENTS, type Typed } from './proposal.fields.js';
import type { ProposalAbout } from './propose-link.js';

interface FieldsProps {
  typed: Typed;
  faultOf: (field: string) => string | undefined;
}

interface ProposalFormProps extends FieldsProps {
  part: PartView;
  about: ProposalAbout;
  idempotencyKey: string;
}

/** What should stand, and by which evidence. */
export function ProposalForm({ part, about, idempotencyKey, ...fields }: ProposalFormProps) {
  const { t } = useTranslation('catalog');
  return (
    <form method="post" className="fields">
      <IdempotencyKey value={idempotencyKey} />
      {about === 'correction' ? (
        <FigureFields part={part} {...fields} />
      ) : (
        <EquivalenceFields part={part} {...fields} />
      )}
      <EvidenceFields {...fields} />
      <button className="button primary" type="submit">
        {t('propose.send')}
      </button>
    </form>
  );
}

function FigureFields({ part, typed, faultOf }: FieldsProps & { part: PartView }) {
  const { t } = useTranslation('catalog');
  const { t: common } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <SelectField
        label={t('propose.figure')}
        name="field"
        defaultValue={typed.field}
        error={faultOf('field')}
      >
        {useFigures(part).map(({ field, label, unit, value }) => (
          <option key={field} value={field}>
            {t('propose.figureToday', {
              label,
              unit,
              value: value === null ? common('proposal.unknown') : formatNumber(value, language),
            })}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('propose.value')}
        name="value"
        inputMode="decimal"
        autoComplete="off"
        hint={t('propose.valueHint')}
        defaultValue={typed.value}
        error={faultOf('value')}
      />
    </>
  );
}

function EquivalenceFields({ part, typed, faultOf }: FieldsProps & { part: PartView }) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  return (
    <>
      <TextField
        label={t('propose.other')}
        name="designation"
        maxLength={80}
        autoComplete="off"
        hint={t('propose.otherHint')}
        defaultValue={typed.designation}
        error={faultOf('designation')}
      />
      <TextField
        label={t('propose.brand')}
        name="brand"
        maxLength={40}
        isOptional
        autoComplete="off"
        hint={t('propose.brandHint')}
        defaultValue={typed.brand}
        error={faultOf('brand')}
      />
      <div className="wide-field">
        <SelectField
          label={t('propose.judgement', { designation: part.designation })}
          name="judgement"
          defaultValue={typed.judgement}
          error={faultOf('verdict') ?? faultOf('grade')}
        >
          {JUDGEMENTS.map((each) => (
            <option key={each} value={each}>
              {words.grade(each)}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
}

function EvidenceFields({ typed, faultOf }: FieldsProps) {
  const { t } = useTranslation('catalog');
  return (
    <>
      <div className="wide-field">
        <TextArea
          label={t('propose.text')}
          name="text"
          rows={4}
          maxLength={2000}
          hint={t('propose.textHint')}
          defaultValue={typed.text}
          error={faultOf('evidence.text')}
        />
      </div>
      <TextField
        label={t('propose.source')}
        name="source"
        maxLength={200}
        autoComplete="off"
        hint={t('propose.sourceHint')}
        defaultValue={typed.source}
        error={faultOf('evidence.source')}
      />
      <TextField
        label={t('propose.link')}
        name="link"
        inputMode="url"
        maxLength={500}
        isOptional
        autoComplete="off"
        placeholder="https://"
        defaultValue={typed.link}
        error={faultOf('evidence.link')}
      />
    </>
  );
}
