import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Mails that wait are named by their job: nobody looks for them. */
export class MailIndex1764199000000 implements MigrationInterface {
  name = 'MailIndex1764199000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "mail_unsent"`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX "mail_unsent" ON "mail" ("id") WHERE sent_at IS NULL`);
  }
}
