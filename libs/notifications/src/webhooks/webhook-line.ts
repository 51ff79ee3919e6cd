import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { DomainError, SECOND_MS, type Text } from '@app/kernel';
import { type Config, CONFIG } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { isLoopback, isPublic } from './webhook.rules.js';

export interface CallOutcome {
  /** Null where there was no answer; then `failure` says why. */
  status: number | null;
  failure: string | null;
  /** How the answer begins. */
  answer: string;
  durationMs: number;
}

const MOST_READ_BYTES = 1024;

class AddressRefused extends Error {}

/** Calls to where firms say: to the open internet alone, whatever a name stands for from one moment to the next. */
@Injectable()
export class WebhookLine {
  answerWithinMs = 10 * SECOND_MS;

  /** Asked of name servers themselves: the system's own way keeps a thread for each name that is slow to be found. */
  private readonly resolver = new Resolver({ timeout: 2 * SECOND_MS, tries: 2 });

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Refuses an address that would not be called, and says why. */
  async requireCallable(text: string): Promise<void> {
    const url = URL.parse(text);
    const { production } = this.config;
    if (url === null || !(url.protocol === 'https:' || (!production && url.protocol === 'http:')))
      throw urlFault('webhook.url_not_https', {
        zh: '请填写以 https:// 开头的网址',
        en: 'Give an address that begins with https://',
      });
    if (url.username || url.password)
      throw urlFault('webhook.url_holds_password', {
        zh: '网址里不能带用户名或密码；请求的签名已能证明来源',
        en: 'No user name or password in the address; the signature says whom a call is from',
      });
    const addresses = await this.addressesOf(hostOf(url)).catch(() => []);
    if (addresses.length === 0)
      throw urlFault('webhook.host_unknown', {
        zh: `找不到主机 ${url.hostname}，请核对网址`,
        en: `There is no host ${url.hostname}; check the address`,
      });
    if (!addresses.every((address) => this.isCallable(address)))
      throw urlFault('webhook.address_refused', {
        zh: `${url.hostname} 不在公共互联网上，不能接收推送`,
        en: `${url.hostname} is not on the open internet; webhooks go nowhere else`,
      });
  }

  /** Follows no redirect, reads no more than the beginning of the answer, and waits no longer than it must. */
  async post(url: string, headers: Record<string, string>, body: string): Promise<CallOutcome> {
    const from = performance.now();
    const took = (): number => Math.round(performance.now() - from);
    try {
      const { status, answer } = await this.ask(new URL(url), headers, body);
      return { status, failure: null, answer, durationMs: took() };
    } catch (error) {
      return { status: null, failure: failureOf(error), answer: '', durationMs: took() };
    }
  }

  /** All that a name stands for now; an address stands for itself. */
  async addressesOf(host: string): Promise<string[]> {
    if (isIP(host) !== 0) return [host];
    if (host === 'localhost') return ['127.0.0.1'];
    const found = await Promise.allSettled([this.resolver.resolve4(host), this.resolver.resolve6(host)]);
    return found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  }

  private async ask(
    url: URL,
    headers: Record<string, string>,
    body: string,
  ): Promise<{ status: number; answer: string }> {
    const { request: open } = url.protocol === 'https:' ? https : http;
    const signal = AbortSignal.timeout(this.answerWithinMs);
    const found = await this.callableAddresses(hostOf(url));
    // Connected to is what was looked at: a name that means another address a moment later gains nothing.
    const lookup: LookupFunction = (_, { all }, done) =>
      all ? done(null, found) : done(null, found[0]!.address, found[0]!.family);
    const request = open(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      lookup,
      signal,
    });
    request.on('error', () => undefined);
    try {
      request.end(body);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return { status: response.statusCode ?? 0, answer: await beginningOf(response) };
    } finally {
      request.destroy();
    }
  }

  /** What a host stands for, where all of it may be called. */
  private async callableAddresses(host: string): Promise<{ address: string; family: number }[]> {
    const addresses = await this.addressesOf(host);
    if (addresses.length === 0)
      throw Object.assign(new Error(`no address of ${host}`), { code: 'ENOTFOUND' });
    if (!addresses.every((address) => this.isCallable(address))) throw new AddressRefused();
    return addresses.map((address) => ({ address, family: isIP(address) }));
  }

  /** This machine itself is called where one tries things out, never in production. */
  private isCallable(address: string): boolean {
    return isPublic(address) || (!this.config.production && isLoopback(address));
  }
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

function urlFault(code: string, message: Text): DomainError {
  const expected = 'https://…, of a host on the open internet';
  return new DomainError('invalid', code, message, [{ field: 'url', code, message, expected }]);
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const read: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      read.push(chunk);
      bytes += chunk.length;
      if (bytes >= MOST_READ_BYTES) break;
    }
  } catch {
    // The status is the answer; how it goes on is of no account.
  }
  const text = Buffer.concat(read).subarray(0, MOST_READ_BYTES).toString();
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '').trim();
}

function failureOf(error: unknown): string {
  if (error instanceof AddressRefused) return 'address_refused';
  const { name, code } = error as NodeJS.ErrnoException;
  return name === 'AbortError' || name === 'TimeoutError' ? 'time_out' : (code ?? 'no_answer');
}
