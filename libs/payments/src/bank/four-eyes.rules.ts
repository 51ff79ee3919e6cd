import { DomainError } from '@app/kernel';
import { type Actor, forbidden } from '@app/platform';

/** What two must see, a key cannot. */
export function requirePerson(actor: Actor): string {
  if (actor.userId === null) throw forbidden();
  return actor.userId;
}

export function requireSecond(person: string, first: string): void {
  if (person === first)
    throw new DomainError('forbidden', 'bank.same_person', {
      zh: '须由另一人确认：这是您自己提出的',
      en: 'Another person must confirm this: you proposed it yourself',
    });
}
