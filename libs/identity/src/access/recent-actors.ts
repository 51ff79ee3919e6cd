import { Clock, SECOND_MS } from '@app/kernel';
import { type Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { IdentityQueries, type Proof } from '../identity.queries.js';

/** How long a read trusts what was looked up for another. */
const WINDOW_MS = 5 * SECOND_MS;

/**
 * What the bearers of tokens are by now, asked of the database once in five seconds for each token: who was removed, was given
 * another role or chose another password reads as before for so long and no longer, in every process, and a read costs no
 * statement of its own. All is forgotten when a window ends, so that nothing grows.
 */
@Injectable()
export class RecentActors {
  private window = 0;
  private actors = new Map<string, Promise<Actor | null>>();

  constructor(
    private readonly clock: Clock,
    private readonly queries: IdentityQueries,
  ) {}

  async actor(proof: Required<Proof>): Promise<Actor | null> {
    const window = Math.floor(this.clock.now().getTime() / WINDOW_MS);
    if (window !== this.window) [this.window, this.actors] = [window, new Map()];
    const { actors } = this;
    const bearer = `${proof.personId} ${proof.organisationId} ${proof.issuedAt}`;
    const known = actors.get(bearer);
    if (known) return known;
    const asked = this.queries.actorNow(proof);
    actors.set(bearer, asked);
    try {
      return await asked;
    } catch (error) {
      actors.delete(bearer);
      throw error;
    }
  }
}
