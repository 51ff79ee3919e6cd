import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, once } from '../../lib/api.server.js';

type Schemas = components['schemas'];
export type CorrectionToPropose = Schemas['ProposeCorrectionRequest'];
export type EquivalenceToPropose = Schemas['ProposeEquivalenceRequest'];

export function proposeCorrection(
  api: Api,
  designation: string,
  body: CorrectionToPropose,
  idempotencyKey: string,
) {
  return answerOf(
    api.POST('/api/v1/parts/{designation}/corrections', {
      params: { path: { designation } },
      body,
      ...once(idempotencyKey),
    }),
  );
}

export function proposeEquivalence(
  api: Api,
  designation: string,
  body: EquivalenceToPropose,
  idempotencyKey: string,
) {
  return answerOf(
    api.POST('/api/v1/parts/{designation}/equivalents', {
      params: { path: { designation } },
      body,
      ...once(idempotencyKey),
    }),
  );
}

export function listMyProposals(api: Api, query: { cursor?: string; limit: number }) {
  return answerOf(api.GET('/api/v1/proposals', { params: { query } }));
}
