import type { Api } from '../../lib/api.server.js';
import type { PartView } from '../../lib/api-types.js';

export function findPart(api: Api, designation: string): Promise<PartView> {
  return api.get(`/parts/${encodeURIComponent(designation)}`);
}
