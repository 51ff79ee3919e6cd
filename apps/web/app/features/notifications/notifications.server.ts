import { answerOf, type Api, once } from '../../lib/api.server.js';
import { PAGE_SIZE } from '../../lib/paging.js';

export function listNotifications(api: Api, cursor: string | undefined) {
  return answerOf(api.GET('/api/v1/notifications', { params: { query: { cursor, limit: PAGE_SIZE } } }));
}

/** Whoever cannot be told how many sees none. */
export function countUnread(api: Api): Promise<number> {
  return answerOf(api.GET('/api/v1/notifications', { params: { query: { limit: 1 } } })).then(
    ({ unread }) => unread,
    () => 0,
  );
}

export function markRead(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/notifications/{id}/read', { params: { path: { id } }, ...once(idempotencyKey) }),
  );
}

/** Up to the newest that was seen. */
export function markAllRead(api: Api, upTo: string, idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/notifications/read', { body: { upTo }, ...once(idempotencyKey) }));
}

export function listUndeliveredMails(api: Api, cursor: string | undefined) {
  return answerOf(
    api.GET('/api/v1/admin/undelivered-mails', { params: { query: { cursor, limit: PAGE_SIZE } } }),
  );
}

export function sendMailAgain(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/admin/undelivered-mails/{id}/send', {
      params: { path: { id } },
      ...once(idempotencyKey),
    }),
  );
}

export function listMails(api: Api, cursor: string | undefined) {
  return answerOf(api.GET('/api/v1/mailbox', { params: { query: { cursor, limit: PAGE_SIZE } } }));
}
