import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IForbiddenRuleType,
  type IResolveOptions,
} from 'dependency-cruiser';

const FIXTURE = join(import.meta.dirname, 'fixtures', 'arrows');
const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions & { enhancedResolveOptions: Partial<IResolveOptions> };
};

/** The violations planted in the fixture: for each rule, the files that break it, and it alone unless named twice. */
const PLANTED: Record<string, string[]> = {
  'kernel-imports-nothing': [
    'libs/kernel/src/imports-lib.ts',
    'libs/kernel/src/imports-node.ts',
    'libs/kernel/src/imports-package.ts',
  ],
  'line-1-imports-only-below': [
    'libs/bearings/src/imports-neighbour.ts',
    'libs/platform/src/imports-upward.ts',
  ],
  'line-2-imports-only-below': ['libs/catalog/src/imports-neighbour.ts', 'libs/ledger/src/imports-upward.ts'],
  'line-3-imports-only-below': [
    'libs/listings/src/imports-neighbour.ts',
    'libs/payments/src/imports-upward.ts',
  ],
  'line-4-imports-only-below': ['libs/sourcing/src/imports-upward.ts'],
  'line-5-imports-only-below': [
    'libs/orders/src/imports-type-upward.ts',
    'libs/orders/src/imports-upward.ts',
  ],
  'line-6-imports-only-below': ['libs/insights/src/imports-neighbour.ts'],
  'libs-import-no-app': ['libs/orders/src/imports-app.ts'],
  'a-lib-is-entered-by-its-index': ['libs/orders/src/imports-inside-another.ts'],
  'the-server-enters-libs-by-their-index': ['apps/server/src/imports-inside-a-lib.ts'],
  'bearings-is-pure': ['libs/bearings/src/imports-node.ts', 'libs/bearings/src/imports-package.ts'],
  'rules-are-pure': [
    'libs/listings/src/listing.rules.ts',
    'libs/orders/src/order.pricing.ts',
    'libs/orders/src/order.states.ts',
  ],
  'only-payments-imports-stripe': ['libs/orders/src/imports-stripe.ts'],
  'only-search-imports-meilisearch': ['libs/catalog/src/imports-meilisearch.ts'],
  'only-notifications-imports-nodemailer': ['libs/listings/src/imports-nodemailer.ts'],
  'web-talks-http-only': ['apps/web/app/imports-lib.ts', 'apps/web/app/imports-server.ts'],
  'nobody-imports-web': ['apps/server/src/imports-web.ts'],
  'launchers-stand-alone': ['apps/server/launch/imports-server.ts'],
  'no-test-code-in-production': ['libs/platform/src/imports-test.ts'],
};

async function violationsOfFixture(): Promise<Record<string, string[]>> {
  const { exclude: _, enhancedResolveOptions, ...options } = config.options;
  const { output } = await cruise(
    ['apps', 'libs'],
    {
      ...options,
      tsConfig: { fileName: join(FIXTURE, 'tsconfig.base.json') },
      baseDir: FIXTURE,
      ruleSet: { forbidden: config.forbidden },
      validate: true,
    },
    enhancedResolveOptions,
  );
  const { violations } = (output as ICruiseResult).summary;
  const found: Record<string, string[]> = {};
  for (const { rule, from } of violations) found[rule.name] = [...(found[rule.name] ?? []), from].toSorted();
  return found;
}

describe('arrows', () => {
  it('are all guarded: each rule fires on what was planted against it, and on nothing else', async () => {
    expect(await violationsOfFixture()).toEqual(PLANTED);
  });

  it('have no rule without a planted violation', () => {
    expect(config.forbidden.map(({ name = '' }) => name).toSorted()).toEqual(Object.keys(PLANTED).toSorted());
  });
});
