import { type Locale, type MemberRole, type Scope } from '@app/platform';
import { OrganisationView } from '../organisations/organisation.views.js';

export class PersonView {
  id: string;
  email: string;
  name: string;
  locale: Locale;
}

export class MeView {
  user: PersonView;
  organisation: OrganisationView;
  /** What the person may within the firm; `admin` in the market's own. */
  roles: MemberRole[];
  /** Limits of an API key; empty for people. */
  scopes: Scope[];
}

export class SignedInView {
  /** Sent as `Authorization: Bearer …`. */
  accessToken: string;
  /** Serves once: each refresh answers a new one. */
  refreshToken: string;
  /** How long the access token holds. */
  expiresInSeconds: number;
  me: MeView;
}
