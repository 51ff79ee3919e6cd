import { createHmac, randomInt } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@app/kernel';

/** How long after one try the next comes: three days in all. */
const WAITS_MS = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** How long until the next try after so many; null: that was the last. */
export function waitAfter(attempts: number): number | null {
  const wait = WAITS_MS[attempts];
  // A tenth more or less: what failed together does not come again together.
  return wait === undefined ? null : Math.round((wait * randomInt(90, 111)) / 100);
}

/** Nothing got through for so long: it is switched off. */
export const isDead = (failingSince: Date, now: Date): boolean =>
  now.getTime() - failingSince.getTime() >= DAY_MS;

export const PREVIOUS_SECRET_MS = DAY_MS;

/** 256 bits, in the form that Standard Webhooks gives secrets. */
export function secretOf(marketSecret: string, endpointId: string, version: number): string {
  const key = createHmac('sha256', marketSecret).update(`webhook ${endpointId} ${version}`).digest('base64');
  return `whsec_${key}`;
}

interface Signing {
  endpointId: string;
  secretVersion: number;
  previousSecretUntil: Date | null;
}

/** Those that sign now: after a change the one before as well, so that a receiver may take its time. */
export function secretsNow(marketSecret: string, signing: Signing, now: Date): string[] {
  const { endpointId, secretVersion, previousSecretUntil } = signing;
  const withPrevious = previousSecretUntil !== null && previousSecretUntil > now;
  const versions = withPrevious ? [secretVersion, secretVersion - 1] : [secretVersion];
  return versions.map((version) => secretOf(marketSecret, endpointId, version));
}

/** IANA's registry of special-purpose addresses (RFC 6890 and what came after), and multicast. */
const NOT_PUBLIC_V4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Within 2000::/3, beside which nothing is public: what leads to other networks (Teredo, 6to4) or is for examples. */
const NOT_PUBLIC_V6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

function listOf(subnets: readonly [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
  return list;
}

const notPublicV4 = listOf(NOT_PUBLIC_V4, 'ipv4');
const notPublicV6 = listOf(NOT_PUBLIC_V6, 'ipv6');
const globalV6 = listOf([['2000::', 3]], 'ipv6');
const loopback = listOf([['127.0.0.0', 8]], 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether it is an address of the open internet: whoever names another would have the market call what only it can reach. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !notPublicV4.check(address, 'ipv4');
  return isIP(address) === 6 && globalV6.check(address, 'ipv6') && !notPublicV6.check(address, 'ipv6');
}

export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && loopback.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
