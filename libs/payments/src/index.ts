export * from './payments.module.js';
export * from './payment.request.js';
export { PaymentView } from './payment.views.js';
export {
  type DisputeFactPayload,
  type PaymentFactPayload,
  type PayoutFactPayload,
} from './payments.events.js';
export { Payments } from './payments.service.js';
export { commissionOn } from './share.rules.js';
export { type CallFault, type Fault } from './sandbox/sandbox.faults.js';
export { Sandbox } from './sandbox/sandbox.js';
