/** The provider's test means, as its sandbox names them. */
export const TEST_MEANS = {
  card: { method: 'card', paymentMethod: 'pm_card_visa' },
  cardDeclined: { method: 'card', paymentMethod: 'pm_card_visa_chargeDeclined' },
  alipay: { method: 'alipay' },
  bankTransfer: { method: 'bank_transfer' },
} as const satisfies Record<string, { method: string; paymentMethod?: string }>;

export type TestMeans = keyof typeof TEST_MEANS;

export function isTestMeans(value: string): value is TestMeans {
  return Object.hasOwn(TEST_MEANS, value);
}
