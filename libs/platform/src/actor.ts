import { DomainError } from '@app/kernel';

export type OrganisationKind = 'buyer' | 'seller' | 'platform';
export type MemberRole = 'owner' | 'member' | 'admin';
export const SCOPES = ['catalog:read', 'listings:read', 'listings:write', 'orders:read'] as const;
export type Scope = (typeof SCOPES)[number];
export type Locale = 'zh' | 'en';

/** Who asks: a person signed in, or a partner's key. Always the first argument of a service method. */
export interface Actor {
  /** Null when a key asks. */
  userId: string | null;
  apiKeyId: string | null;
  organisationId: string;
  organisationKind: OrganisationKind;
  role: MemberRole;
  /** What a key may; null for a person, who may what the organisation and the role allow. */
  scopes: readonly Scope[] | null;
}

/** What the first line of a service method says. */
export function requireKind(actor: Actor, ...kinds: OrganisationKind[]): void {
  if (!kinds.includes(actor.organisationKind)) throw forbidden();
}

export function requireScope(actor: Actor, scope: Scope): void {
  if (actor.scopes !== null && !actor.scopes.includes(scope)) throw forbidden(scope);
}

export function requireRole(actor: Actor, ...roles: MemberRole[]): void {
  if (!roles.includes(actor.role)) throw forbidden();
}

export function forbidden(scope?: Scope): DomainError {
  return new DomainError('forbidden', 'auth.forbidden', {
    zh: scope ? `此密钥没有 ${scope} 权限` : '您的账号不能这样做',
    en: scope ? `This key lacks the scope ${scope}` : 'Your account may not do this',
  });
}
