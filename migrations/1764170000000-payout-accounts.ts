import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How far the provider lets a seller's account go; those that are there are asked about by the next sweep. */
export class PayoutAccounts1764170000000 implements MigrationInterface {
  name = 'PayoutAccounts1764170000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "provider_account" ADD "details_submitted" boolean NOT NULL DEFAULT false`);
    await db.query(`ALTER TABLE "provider_account" ADD "charges_enabled" boolean NOT NULL DEFAULT false`);
    await db.query(`ALTER TABLE "provider_account" ADD "transfers_enabled" boolean NOT NULL DEFAULT false`);
    await db.query(`ALTER TABLE "provider_account" ADD "payouts_enabled" boolean NOT NULL DEFAULT false`);
    await db.query(`ALTER TABLE "provider_account" ADD "requirements" text array NOT NULL DEFAULT '{}'`);
    await db.query(`ALTER TABLE "provider_account" ADD "disabled_reason" text`);
    await db.query(
      `ALTER TABLE "provider_account" ADD "looked_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()`,
    );
    await db.query(
      `CREATE INDEX "provider_account_unready" ON "provider_account"  ("looked_at") WHERE NOT (transfers_enabled AND payouts_enabled)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "provider_account_unready"`);
    for (const column of [
      'looked_at',
      'disabled_reason',
      'requirements',
      'payouts_enabled',
      'transfers_enabled',
      'charges_enabled',
      'details_submitted',
    ]) {
      await db.query(`ALTER TABLE "provider_account" DROP COLUMN "${column}"`);
    }
  }
}
