import './messages.js';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/field.js';

/** The choice of a password: the browser's manager offers one. */
export function NewPasswordField({ label, error }: { label: string; error: string | undefined }) {
  const { t } = useTranslation('identity');
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={10}
      maxLength={128}
      hint={t('passwordHint')}
      error={error}
    />
  );
}
