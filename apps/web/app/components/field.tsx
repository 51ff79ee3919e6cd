import { type ComponentProps, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PROVINCES } from '../lib/provinces.js';
import { useWords } from '../lib/words.js';

interface FrameProps {
  label: string;
  hint?: string;
  error?: string;
  /** Where most fields are optional none says so. */
  isOptional?: boolean | 'silently';
  unit?: string;
}

/** Label above, hint and error below, tied to the control for readers. */
function Frame({
  id,
  label,
  hint,
  error,
  isOptional,
  unit,
  children,
}: FrameProps & { id: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {unit && <span className="muted small"> {unit}</span>}
        {isOptional === true && <span className="muted small"> {t('optional')}</span>}
      </label>
      {children}
      {hint && !error && (
        <p className="muted small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error small" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, { hint, error }: FrameProps) {
  return {
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
  };
}

export function TextField({
  label,
  hint,
  error,
  isOptional,
  unit,
  ...input
}: FrameProps & ComponentProps<'input'>) {
  const id = useId();
  const frame = { label, hint, error, isOptional, unit };
  return (
    <Frame id={id} {...frame}>
      <input id={id} required={!isOptional} {...describedBy(id, frame)} {...input} />
    </Frame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  isOptional,
  ...area
}: FrameProps & ComponentProps<'textarea'>) {
  const id = useId();
  const frame = { label, hint, error, isOptional };
  return (
    <Frame id={id} {...frame}>
      <textarea id={id} required={!isOptional} {...describedBy(id, frame)} {...area} />
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  error,
  isOptional,
  children,
  ...select
}: FrameProps & ComponentProps<'select'>) {
  const id = useId();
  const frame = { label, hint, error, isOptional };
  return (
    <Frame id={id} {...frame}>
      <select id={id} required={!isOptional} {...describedBy(id, frame)} {...select}>
        {children}
      </select>
    </Frame>
  );
}

export function ProvinceField({
  label,
  error,
  name,
  isOptional,
  defaultValue,
}: FrameProps & { name: string; defaultValue?: string }) {
  return (
    <SelectField
      label={label}
      error={error}
      name={name}
      isOptional={isOptional}
      defaultValue={defaultValue ?? ''}
      autoComplete={isOptional ? 'off' : 'address-level1'}
    >
      <option value="" disabled={!isOptional}>
        —
      </option>
      <ProvinceOptions />
    </SelectField>
  );
}

export function ProvinceOptions() {
  const words = useWords();
  return PROVINCES.map((province) => (
    <option key={province} value={province}>
      {words.province(province)}
    </option>
  ));
}

/** Any of some; folded, it says which. */
export function FoldedChecks({
  label,
  anyLabel,
  name,
  choices,
  wordOf,
  chosen,
  error,
  children,
}: Pick<FrameProps, 'label' | 'error'> & {
  anyLabel: string;
  name: string;
  choices: readonly string[];
  wordOf: (choice: string) => string;
  chosen: readonly string[];
  /** What else is asked with it. */
  children?: ReactNode;
}) {
  return (
    <details className="more folded-checks" open={error !== undefined}>
      <summary>
        {label} <span className="muted">{chosen.map(wordOf).join(' · ') || anyLabel}</span>
      </summary>
      <fieldset className="checks" aria-label={label}>
        {choices.map((choice) => (
          <label key={choice} className="check">
            <input type="checkbox" name={name} value={choice} defaultChecked={chosen.includes(choice)} />
            {wordOf(choice)}
          </label>
        ))}
      </fieldset>
      {children}
      {error && <p className="error small">{error}</p>}
    </details>
  );
}

/** Names a submission: sent again by accident, it counts once. Made by the loader, so that server and browser agree. */
export function IdempotencyKey({ value }: { value: string }) {
  return <input type="hidden" name="idempotencyKey" value={value} />;
}
