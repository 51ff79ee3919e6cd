import { expect } from '@jest/globals';
import { type Account, type Json } from './app.js';
import { type On } from './trade-steps.js';

interface ModelRule {
  id: string;
  basisPoints: number;
  leastMinor: number;
  mostMinor: number;
}

const DEFAULT = { basisPoints: 150, leastMinor: 0, mostMinor: Infinity };

/** The rules for sellers, and for what each sells of one family, which go before: all listings of the model are of that family. */
export class ModelCommission {
  private readonly ofSeller = new Map<Account, ModelRule>();
  private readonly ofFamily = new Map<Account, ModelRule>();

  constructor(private readonly admin: Account) {}

  /** Sets a rule, changes the one that stands, or ends it. */
  async set(
    seller: Account,
    { isOfFamily, isEnded, basisPoints, leastMinor, above }: On<'rule'>,
  ): Promise<void> {
    const rules = isOfFamily ? this.ofFamily : this.ofSeller;
    const standing = rules.get(seller);
    if (isEnded && !standing) return;
    if (isEnded) {
      expect((await this.admin.post(`/admin/commission-rules/${standing!.id}/end`)).status).toBe(200);
      rules.delete(seller);
      return;
    }
    const terms = { basisPoints, leastMinor, mostMinor: leastMinor + above };
    const of = { sellerId: seller.organisationId, family: isOfFamily ? 'deep_groove_ball' : null };
    const answer = standing
      ? await this.admin.put(`/admin/commission-rules/${standing.id}`, terms)
      : await this.admin.post('/admin/commission-rules', { ...terms, ...of });
    expect(answer.status).toBe(standing ? 200 : 201);
    rules.set(seller, { id: answer.body.id, ...terms });
  }

  /** What the market keeps of an order placed now, of its goods. */
  on(seller: Account, { total, freight }: Json): number {
    const { basisPoints, leastMinor, mostMinor } =
      this.ofFamily.get(seller) ?? this.ofSeller.get(seller) ?? DEFAULT;
    const goods = total.amountMinor - freight.amountMinor;
    const amount = Math.round((goods * basisPoints) / 10_000);
    return Math.min(goods, Math.max(leastMinor, Math.min(mostMinor, amount)));
  }
}
