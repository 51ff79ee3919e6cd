/** Money came by the provider or to the market's bank account; it leaves by the way it came, unless the provider cannot pay it back. */
interface Captured {
  provider_charge: string | null;
}

export const cameByBank = ({ provider_charge: charge }: Captured): boolean => charge === null;

export const cashOf = (payment: Captured): 'bank_cash' | 'provider_cash' =>
  cameByBank(payment) ? 'bank_cash' : 'provider_cash';
