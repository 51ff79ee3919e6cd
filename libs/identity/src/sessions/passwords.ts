import { createHmac } from 'node:crypto';
import { type Config, CONFIG, type WriteRequest } from '@app/platform';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { normalisePassword } from './password.rules.js';

const PASSES = 2;

/** argon2id, with the parameters that OWASP asks for; the memory comes from the configuration. */
@Injectable()
export class Passwords implements OnModuleInit {
  /** What a password is compared with when there is nobody to compare it with. */
  private decoy: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash('nobody has this password');
  }

  hash(password: string): Promise<string> {
    return hash(normalisePassword(password), {
      memoryCost: this.config.auth.passwordMemoryKib,
      timeCost: PASSES,
      parallelism: 1,
    });
  }

  /** Works as long for somebody unknown, or without a usable password, as for somebody known. */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    const usable = stored?.startsWith('$argon2id$') ? stored : undefined;
    const fits = await verify(usable ?? this.decoy, normalisePassword(password));
    return fits && usable !== undefined;
  }

  /** Hashed at less than today's cost. */
  isWeak(stored: string): boolean {
    const { memoryCost, timeCost } = parseOptions(stored);
    return memoryCost < this.config.auth.passwordMemoryKib || timeCost < PASSES;
  }

  /** The fingerprint is stored, and is a fast hash over the password: keyed, it lets nobody try passwords against it. */
  withoutPassword(write: WriteRequest): WriteRequest {
    const fingerprint = createHmac('sha256', this.config.auth.secret)
      .update(write.fingerprint)
      .digest('base64url');
    return { ...write, fingerprint };
  }
}
