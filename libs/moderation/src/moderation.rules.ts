import { type Actor, requireKind, requireRole } from '@app/platform';

/** The market's own people, other than plain members. */
export function requireAdmin(actor: Actor): void {
  requireKind(actor, 'platform');
  requireRole(actor, 'admin', 'owner');
}
