import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CertifiedRfqs1764200100000 implements MigrationInterface {
  name = 'CertifiedRfqs1764200100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "rfq" ADD "certificates" text array NOT NULL DEFAULT '{}'`);
    await db.query(`ALTER TABLE "rfq" ADD "green_only" boolean NOT NULL DEFAULT false`);
    await db.query(`ALTER TABLE "rfq" ADD "certified_only" boolean NOT NULL DEFAULT false`);
    await db.query(
      `ALTER TABLE "rfq" ADD CONSTRAINT "rfq_certificates" CHECK (certificates <@ ARRAY['test_report', 'iso_9001', 'iatf_16949', 'green_factory', 'discharge_permit'])`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "rfq" DROP CONSTRAINT "rfq_certificates"`);
    await db.query(`ALTER TABLE "rfq" DROP COLUMN "certified_only"`);
    await db.query(`ALTER TABLE "rfq" DROP COLUMN "green_only"`);
    await db.query(`ALTER TABLE "rfq" DROP COLUMN "certificates"`);
  }
}
