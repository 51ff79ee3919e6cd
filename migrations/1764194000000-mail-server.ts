import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Mails go to a mail server, each once, and say so. */
export class MailServer1764194000000 implements MigrationInterface {
  name = 'MailServer1764194000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "mail" ADD "given_at" TIMESTAMP WITH TIME ZONE`);
    await db.query(`ALTER TABLE "mail" ADD "failure" text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "mail" DROP COLUMN "failure"`);
    await db.query(`ALTER TABLE "mail" DROP COLUMN "given_at"`);
  }
}
