import { type ProviderEventState } from './provider-event.entity.js';

export interface ProviderEventRow {
  id: string;
  type: string;
  state: ProviderEventState;
  received_at: Date;
  worked_at: Date | null;
  attempts: number;
  next_attempt_at: Date | null;
  last_error: string | null;
}

export class ProviderEventView {
  id: string;
  type: string;
  state: 'received' | 'parked' | 'worked' | 'ignored' | 'dead';
  receivedAt: string;
  workedAt: string | null;
  attempts: number;
  nextAttemptAt: string | null;
  lastError: string | null;
}

export class ProviderEventPageView {
  items: ProviderEventView[];
  nextCursor: string | null;
}

export function toProviderEventView(row: ProviderEventRow): ProviderEventView {
  return {
    id: row.id,
    type: row.type,
    state: row.state,
    receivedAt: row.received_at.toISOString(),
    workedAt: row.worked_at?.toISOString() ?? null,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    lastError: row.last_error,
  };
}
