import { type Actor, type Audience, type MemberRole, type OrganisationKind, type Scope } from '@app/platform';

/** Whether somebody signed in, or a key, belongs to those whom a route admits. */
export function admits(audience: readonly Audience[], actor: Actor): boolean {
  return audience.some((who) => belongs(who, actor));
}

function belongs(who: Audience, actor: Actor): boolean {
  const { scopes } = actor;
  const isPerson = scopes === null;
  switch (who) {
    case 'public':
      return true;
    case 'member':
      return isPerson;
    case 'buyer':
    case 'seller':
      return isPerson && actor.organisationKind === who;
    case 'admin':
      return isPerson && actor.organisationKind === 'platform' && actor.role !== 'member';
    default:
      return !isPerson && scopes.includes(scopeOf(who));
  }
}

/** The scope that would have opened the route to a key that was refused. */
export function missingScope(audience: readonly Audience[], actor: Actor): Scope | undefined {
  if (actor.scopes === null) return undefined;
  const opening = audience.find((who): who is `key:${Scope}` => who.startsWith('key:'));
  return opening && scopeOf(opening);
}

const scopeOf = (who: `key:${Scope}`): Scope => who.slice('key:'.length) as Scope;

export function personActor({
  personId,
  organisationId,
  kind,
  role,
}: {
  personId: string;
  organisationId: string;
  kind: OrganisationKind;
  role: MemberRole;
}): Actor {
  return { userId: personId, apiKeyId: null, organisationId, organisationKind: kind, role, scopes: null };
}
