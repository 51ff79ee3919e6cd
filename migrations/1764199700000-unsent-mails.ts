import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Admins look for mails that were not sent. */
export class UnsentMails1764199700000 implements MigrationInterface {
  name = 'UnsentMails1764199700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX "mail_unsent" ON "mail" ("id") WHERE sent_at IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "mail_unsent"`);
  }
}
