import { type Fact } from '@app/platform';
import { type CommissionRuleRow, type CommissionRuleView, toCommissionRuleView } from './commission.views.js';

export type CommissionFactName =
  'commission.rule_added' | 'commission.rule_changed' | 'commission.rule_ended';

export interface CommissionFactPayload {
  by: { organisationId: string; personId: string | null };
  rule: CommissionRuleView;
  /** What stood before the change. */
  was: CommissionRuleView | null;
}

/** `moment` orders what happens to one rule: it is added and ends once. */
export function commissionFact(
  name: CommissionFactName,
  by: CommissionFactPayload['by'],
  { rule, was = null }: { rule: CommissionRuleRow; was?: CommissionRuleRow | null },
): Fact<CommissionFactPayload> {
  return {
    name,
    aggregateId: rule.id,
    version: name === 'commission.rule_ended' ? 2 : 1,
    payload: { by, rule: toCommissionRuleView(rule), was: was && toCommissionRuleView(was) },
  };
}
