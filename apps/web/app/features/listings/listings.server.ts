import type { Api } from '../../lib/api.server.js';
import type { Offers } from '../../lib/api-types.js';

export function findOffers(api: Api, designation: string, quantity: number): Promise<Offers> {
  return api.get(`/parts/${encodeURIComponent(designation)}/offers`, { quantity });
}
