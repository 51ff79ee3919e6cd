import { MoneyView } from '@app/kernel';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { TEST_EVENT, WEBHOOK_EVENT_TYPES, type WebhookEventType } from './webhook-event.types.js';

/** Which side of it the firm is on. */
export type WebhookSide = 'buyer' | 'seller';

export class WebhookCounterparty {
  id: string;
  name: string;
}

/** Of `order.*`: for the rest ask `GET /orders/{orderId}`. */
export class WebhookOrderData {
  orderId: string;
  number: string;
  checkoutId: string;
  side: WebhookSide;
  counterparty: WebhookCounterparty;
  total: MoneyView;
  /** The last day on which all of it is to be on its way. */
  shipBy: string | null;
  /** Carrier and tracking number, or why. */
  note: string | null;
}

/** Of `order.message_sent`. */
export class WebhookMessageData {
  messageId: string;
  orderId: string;
  number: string;
  side: WebhookSide;
  counterparty: WebhookCounterparty;
  /** Who wrote. */
  by: WebhookSide;
  /** How it begins. */
  excerpt: string;
}

/** Of `order.claim_*`. */
export class WebhookClaimData {
  claimId: string;
  orderId: string;
  number: string;
  side: WebhookSide;
  counterparty: WebhookCounterparty;
  designation: string;
  quantity: number;
  /** Whose act it was: `buyer`, `seller`, `admin` or `system`. */
  by: string;
  /** What is asked for or was settled: `refund` … */
  outcome: string;
  /** What the claimed pieces cost. */
  amount: MoneyView;
  /** What would go back by what is proposed; once settled, what did. */
  refund: MoneyView;
  note: string | null;
}

/** Of `fapiao.*`. */
export class WebhookFapiaoData {
  orderId: string;
  number: string;
  side: WebhookSide;
  counterparty: WebhookCounterparty;
  /** In whose name it is asked for, its number, or why there is none. */
  note: string;
}

/** Of `rfq.*` and `quote.*`. It holds no price, and nothing of a quote that is not the firm's own. */
export class WebhookRfqData {
  rfqId: string;
  title: string;
  side: WebhookSide;
  /** Of `rfq.asked` and `rfq.answered`. */
  questionId: string | null;
  /** Of `quote.*`. */
  counterOfferId: string | null;
  /** To a seller, of `rfq.awarded`: whether lines of its quote were taken. */
  outcome: 'won' | 'lost' | null;
  /** To the buyer, once the quotes are open: how many there were, or still hold. */
  quotes: number | null;
  note: string | null;
}

/** Of `credit.*`. */
export class WebhookCreditData {
  termsId: string;
  side: WebhookSide;
  counterparty: WebhookCounterparty;
  /** From delivery to the day by which is to be paid. */
  days: number;
  limit: MoneyView;
  /** Owed now. */
  open: MoneyView;
  /** What was repaid, is due or overdue; zero where it is not about that. */
  amount: MoneyView;
  reason: string | null;
}

/** Of `listing.*`. */
export class WebhookListingData {
  listingId: string;
  designation: string;
  reason: string | null;
}

/** Of `payout.*`. */
export class WebhookPayoutData {
  payoutId: string;
  amount: MoneyView;
  failureCode: string | null;
}

/** Of `webhook.test`. */
class WebhookTestData {
  endpointId: string;
}

export const WEBHOOK_DATA = [
  WebhookOrderData,
  WebhookMessageData,
  WebhookClaimData,
  WebhookFapiaoData,
  WebhookRfqData,
  WebhookCreditData,
  WebhookListingData,
  WebhookPayoutData,
  WebhookTestData,
] as const;

export type WebhookData = InstanceType<(typeof WEBHOOK_DATA)[number]>;

/** What `version` counts the changes of. */
export class WebhookSubject {
  /** `order`, `message`, `claim`, `fapiao`, `rfq`, `question`, `counter_offer`, `credit_terms`, `listing`, `payout` or `webhook_endpoint`. */
  kind: string;
  id: string;
}

/** The body of a call. It is signed as Standard Webhooks has it: `webhook-id`, `webhook-timestamp`, `webhook-signature`. */
export class WebhookEvent {
  /** The same in every try, and the header `webhook-id`: what came already is to be ignored. */
  id: string;
  @ApiProperty({ enum: [...WEBHOOK_EVENT_TYPES, TEST_EVENT], enumName: 'WebhookEventType' })
  type: WebhookEventType | typeof TEST_EVENT;
  occurredAt: string;
  /** Grows with each event about one subject: one that is lower than what came already is older. */
  version: number;
  subject: WebhookSubject;
  @ApiProperty({ oneOf: WEBHOOK_DATA.map((each) => ({ $ref: getSchemaPath(each) })) })
  data: WebhookData;
}
