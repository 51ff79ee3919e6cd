/** What a payment is for, in the words of whoever asks: payments knows no order. */
export interface PaymentPurpose {
  kind: string;
  id: string;
}

export const PAYMENT_METHODS = ['card', 'alipay', 'wechat_pay'] as const;
export type PaymentMethodKind = (typeof PAYMENT_METHODS)[number];

export interface ShareRequest {
  sellerId: string;
  /** What the share is for: an order's id. */
  referenceId: string;
  amountMinor: bigint;
  /** What the market keeps of it at release. */
  commissionMinor: bigint;
}

export interface PaymentRequest {
  purpose: PaymentPurpose;
  payerId: string;
  currency: string;
  shares: readonly ShareRequest[];
}

export interface PayWish {
  method: PaymentMethodKind;
  /** The provider's name of the card; wallets have none. */
  paymentMethod?: string;
  /** Where the payer's browser comes back to. */
  returnUrl: string;
}

export interface ShareReference {
  sellerId: string;
  referenceId: string;
}

/** Each cause once. */
export interface SharePart {
  amountMinor: bigint;
  causeId: string;
}

/** What is done with held money: all of it that is held, as the share's own act, or a part of it for a cause of its own. */
export interface ShareWish extends ShareReference {
  part?: SharePart;
}

/** Back from the seller, and to the payer. */
export interface ReclaimWish extends ShareReference {
  part: SharePart;
  /** In the words of whoever asks. */
  reason: string;
}
