import { useTranslation } from 'react-i18next';
import type { Problem } from './problem.js';

type Fault = NonNullable<Problem['errors']>[number];

/**
 * What is wrong with a field, in the words of the page. The API's rules for the shape of input speak the English of programmers;
 * their codes are said here for people. What the API says of the business itself it says in the visitor's language.
 */
export function useFaultWords(): (fault: Fault) => string {
  const { t, i18n } = useTranslation();
  return ({ code, message, expected }) => {
    const rule = code.startsWith('validation.') ? code.slice('validation.'.length) : undefined;
    if (rule === undefined) return message;
    const bound = /\d+(\.\d+)?/.exec(typeof expected === 'string' ? expected : '')?.[0] ?? '';
    if (rule === 'min_length' && bound === '1') return t('fault.is_not_empty');
    // `such as "0.085"`: a value that would do.
    const example = typeof expected === 'string' ? /such as "?([^"\s]+)"?/.exec(expected)?.[1] : undefined;
    if (rule === 'matches' && example) return t('fault.matches_like', { example });
    const key = i18n.exists(`fault.${rule}`) ? (`fault.${rule}` as 'fault.matches') : 'fault.other';
    return t(key, { bound });
  };
}

/** Looks up what the API said of a field; indices and sub-fields of it count as the field. */
export function useFaults(problem: Problem | undefined): (field: string) => string | undefined {
  const words = useFaultWords();
  return (field) => {
    const found = problem?.errors?.find(
      (fault) => fault.field === field || fault.field.startsWith(`${field}.`),
    );
    return found && words(found);
  };
}
