import type { Api } from '../../lib/api.server.js';
import type { MailView, NotificationView, Page } from '../../lib/api-types.js';

export const listNotifications = (api: Api, cursor: string | undefined) =>
  api.get<Page<NotificationView>>('/notifications', { cursor });

export const markRead = (api: Api, id: string, idempotencyKey: string) =>
  api.send<unknown>('POST', `/notifications/${encodeURIComponent(id)}/read`, {}, idempotencyKey);

export const listMails = (api: Api, cursor: string | undefined) =>
  api.get<Page<MailView>>('/mailbox', { cursor });
