import { completeUscc } from '@app/identity';
import { type Client } from 'pg';
import { DEMO_LOGINS, DEMO_PARTNER_KEY, DEMO_PARTNER_KEY_HASH } from './accounts.js';
import { copyInto } from './copy.js';
import { type Firm, type Seller, YEAR_START_MS } from './firms.js';
import { type DemoPerson, inventOwner } from './people.js';
import { CLUSTER } from './places.js';
import { idAt, Random } from './random.js';

const NO_PASSWORD = '!';
const PREFIX_CHARS = 14;

/** The market itself, the firms, their people and certificates, and what the demonstration signs in with. */
export async function fillFirms(
  client: Client,
  sellers: readonly Seller[],
  buyers: readonly Firm[],
  passwordHash: string,
  random: Random,
): Promise<void> {
  const market = { ...marketItself(random), kind: 'platform' as const };
  const owners = [
    ...sellers.map((firm, index) => inventOwner(firm, index + 1, random)),
    ...buyers.map((firm, index) => inventOwner(firm, index + 1, random)),
  ];
  const logins = new Map<string, string>([
    [demoSeller(sellers).id, DEMO_LOGINS.seller],
    [demoBuyer(buyers).id, DEMO_LOGINS.buyer],
  ]);
  const people = [
    ...[
      { email: DEMO_LOGINS.admin, chance: random },
      // What two must see takes two; what else is invented does not change by it.
      { email: DEMO_LOGINS.secondAdmin, chance: new Random(2) },
    ].map(({ email, chance }) => ({
      ...inventOwner({ ...market, kind: 'buyer' }, 0, chance),
      email,
      role: 'admin' as const,
    })),
    ...owners.map((owner) => ({ ...owner, email: logins.get(owner.organisationId) ?? owner.email })),
  ];
  await copyInto(
    client,
    'organisation',
    ORGANISATION_COLUMNS,
    [market, ...sellers, ...buyers].map(organisationCells),
  );
  await copyInto(client, 'certificate', CERTIFICATE_COLUMNS, certificateRows(sellers, random));
  await copyInto(
    client,
    'person',
    ['id', 'email', 'name', 'password_hash', 'created_at'],
    people.map((person) => [
      person.id,
      person.email,
      person.name,
      hasLogin(person) ? passwordHash : NO_PASSWORD,
      new Date(person.createdAtMs),
    ]),
  );
  await copyInto(
    client,
    'membership',
    ['person_id', 'organisation_id', 'role'],
    people.map((person) => [person.id, person.organisationId, person.role]),
  );
  await client.query(
    `INSERT INTO api_key (id, organisation_id, name, prefix, key_hash, scopes)
     VALUES ($1, $2, '演示伙伴系统', $3, $4, '{catalog:read,listings:read,listings:write,orders:read}')`,
    [
      idAt(YEAR_START_MS, random),
      demoSeller(sellers).id,
      DEMO_PARTNER_KEY.slice(0, PREFIX_CHARS),
      DEMO_PARTNER_KEY_HASH,
    ],
  );
}

const ORGANISATION_COLUMNS = [
  'id',
  'kind',
  'name',
  'province',
  'city',
  'town',
  'industrial_park',
  'uscc',
  'verification',
  'green_until',
  'created_at',
] as const;

type OrganisationCells = Omit<Firm, 'kind' | 'usccBody'> & { kind: string; usccBody: string | null };

function organisationCells(firm: OrganisationCells): (string | boolean | object | null)[] {
  return [
    firm.id,
    firm.kind,
    firm.name,
    firm.province,
    firm.city,
    firm.town,
    firm.industrialPark,
    firm.usccBody === null ? null : completeUscc(firm.usccBody),
    firm.verification,
    firm.greenUntil,
    new Date(firm.createdAtMs),
  ];
}

const CERTIFICATE_COLUMNS = [
  'id',
  'organisation_id',
  'kind',
  'number',
  'issuer',
  'valid_until',
  'state',
  'created_at',
  'decided_at',
] as const;

function* certificateRows(sellers: readonly Seller[], random: Random): Generator<(string | Date | null)[]> {
  for (const { id, certificates, createdAtMs } of sellers) {
    const at = new Date(createdAtMs);
    for (const { kind, number, issuer, validUntil, state } of certificates)
      yield [
        idAt(createdAtMs, random),
        id,
        kind,
        number,
        issuer,
        validUntil,
        state,
        at,
        state === 'verified' ? at : null,
      ];
  }
}

function marketItself(random: Random): Omit<OrganisationCells, 'kind'> {
  return {
    id: idAt(YEAR_START_MS, random),
    name: '临清轴承市场（演示）',
    ...CLUSTER,
    town: null,
    industrialPark: null,
    usccBody: null,
    verification: 'verified',
    greenUntil: null,
    certificates: [],
    createdAtMs: YEAR_START_MS,
  };
}

function hasLogin({ email }: DemoPerson): boolean {
  return Object.values<string>(DEMO_LOGINS).includes(email);
}

/** The firm behind the demonstration's seller: an ordinary verified factory. */
function demoSeller(sellers: readonly Seller[]): Seller {
  const found =
    sellers.find(
      ({ makes, verification, trades }) =>
        makes === 'factory' && verification === 'verified' && trades.includes('ball'),
    ) ?? sellers[0];
  if (found === undefined) throw new RangeError('a cluster has one seller at least');
  return found;
}

function demoBuyer(buyers: readonly Firm[]): Firm {
  const found = buyers.find(({ province }) => province === '四川') ?? buyers[0];
  if (found === undefined) throw new RangeError('a cluster has one buyer at least');
  return found;
}
