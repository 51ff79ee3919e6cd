import { answerOf, type Api, asNamedFile, attempt, once } from '../../lib/api.server.js';
import { filesOf, textOf } from '../../lib/forms.server.js';

const SHOWN = 30;

/** What the two sides wrote to each other; null where it is not the visitor's to read. */
export async function threadOf(api: Api, orderId: string, cursor?: string) {
  const query = { cursor, limit: SHOWN };
  const found = await attempt(() =>
    answerOf(api.GET('/api/v1/orders/{id}/messages', { params: { path: { id: orderId }, query } })),
  );
  return found.ok ? found.value : null;
}

export function markRead(api: Api, orderId: string, upTo: string) {
  return answerOf(
    api.POST('/api/v1/orders/{id}/messages/read', { params: { path: { id: orderId } }, body: { upTo } }),
  );
}

/** Files first, each under a key of its own: sent again with the form, they count once. */
export async function sendMessage(api: Api, orderId: string, form: FormData, key: string) {
  const fileIds: string[] = [];
  for (const [at, file] of filesOf(form, 'files').entries()) {
    const sent = await answerOf(api.POST('/api/v1/messages/files', asNamedFile(file, `${key}-${at}`)));
    fileIds.push(sent.id);
  }
  return answerOf(
    api.POST('/api/v1/orders/{id}/messages', {
      params: { path: { id: orderId } },
      body: { words: textOf(form, 'words'), fileIds },
      ...once(key),
    }),
  );
}
