import { invalid } from './sandbox.errors.js';
import { type Form, type FormValue } from './sandbox.form.js';

const MAX_AMOUNT_MINOR = 99_999_999_99;
const MAX_LIST = 100;

/** Reads the parameters of a request, and refuses them in Stripe's words. */
export class Params {
  constructor(private readonly form: Form) {}

  /** What Stripe takes and the sandbox does not simulate it refuses: nothing that was asked for may pass unseen. */
  requireOnly(names: readonly string[]): void {
    for (const name of Object.keys(this.form)) {
      if (name !== 'expand' && !names.includes(name)) {
        throw invalid(`The sandbox does not simulate: ${name}`, name, 'parameter_unknown');
      }
    }
  }

  text(name: string): string | undefined {
    const value = this.form[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') throw invalid(`Invalid string: ${name}`, name);
    return value;
  }

  requiredText(name: string): string {
    return this.text(name) ?? this.lacks(name);
  }

  flag(name: string): boolean {
    const value = this.text(name);
    if (value !== undefined && value !== 'true' && value !== 'false')
      throw invalid(`Invalid boolean: ${value}`, name);
    return value === 'true';
  }

  amount(name = 'amount'): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^\d{1,12}$/.test(value))
      throw invalid(`Invalid integer: ${value}`, name, 'parameter_invalid_integer');
    const amount = Number(value);
    if (amount < 1)
      throw invalid('This value must be greater than or equal to 1.', name, 'parameter_invalid_integer');
    if (amount > MAX_AMOUNT_MINOR)
      throw invalid('Amount must be no more than 99999999.99', name, 'amount_too_large');
    return amount;
  }

  requiredAmount(name = 'amount'): number {
    return this.amount(name) ?? this.lacks(name);
  }

  currency(): string {
    const value = this.requiredText('currency').toLowerCase();
    if (!/^[a-z]{3}$/.test(value)) throw invalid(`Invalid currency: ${value}`, 'currency');
    return value;
  }

  /** A hash of strings. */
  map(name: string): Record<string, string> {
    const value = this.form[name];
    if (value === undefined || value === '') return {};
    if (typeof value === 'string' || Array.isArray(value)) throw invalid(`Invalid hash: ${name}`, name);
    const entries = Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return Object.fromEntries(entries);
  }

  list(name: string): string[] {
    const value: FormValue | undefined = this.form[name];
    if (value === undefined || value === '') return [];
    if (!Array.isArray(value)) throw invalid('Invalid array', name);
    return value.filter((own) => typeof own === 'string');
  }

  pageSize(): number {
    const value = Number(this.text('limit') ?? 10);
    if (!Number.isInteger(value) || value < 1 || value > MAX_LIST) {
      throw invalid('Limit must be between 1 and 100.', 'limit');
    }
    return value;
  }

  private lacks(name: string): never {
    throw invalid(`Missing required param: ${name}.`, name, 'parameter_missing');
  }
}
