import { createHash } from 'node:crypto';
import { Clock, newId } from '@app/kernel';
import { type Answer, type Json, type TestApp } from './app.js';

export const PASSWORD = 'correct horse battery';

/** What registering asks for, with what the test cares about. */
export const form = (changes: Record<string, unknown> = {}, firm: Record<string, unknown> = {}): Json => ({
  email: `${newId()}@example.test`,
  password: PASSWORD,
  name: '李伟',
  organisation: { kind: 'seller', name: '烟店轴承厂', province: '山东', ...firm },
  ...changes,
});

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** The fields that an answer finds fault with. */
export const faults = (answer: Answer): string[] =>
  (answer.body.errors ?? []).map(({ field }: Json) => field);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const statuses = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);

/** Moves the server's clock on; `0` sets it right again. */
export function passSeconds({ app }: TestApp, seconds: number): void {
  app.get(Clock).now = () => new Date(Date.now() + seconds * 1000);
}
