import { answerOf, type Api } from '../../lib/api.server.js';

export function findPart(api: Api, designation: string) {
  return answerOf(api.GET('/api/v1/parts/{designation}', { params: { path: { designation } } }));
}
