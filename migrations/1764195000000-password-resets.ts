import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Links by which people choose another password. */
export class PasswordResets1764195000000 implements MigrationInterface {
  name = 'PasswordResets1764195000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "password_reset" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_8515e60a2cc41584fa4784f52ce" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "password_reset_expiry" ON "password_reset" ("expires_at")`);
    await db.query(`CREATE INDEX "password_reset_person" ON "password_reset" ("person_id", "asked_at")`);
    await db.query(
      `ALTER TABLE "password_reset" ADD CONSTRAINT "FK_b41bd201f29c0a45995525978ae" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "password_reset"`);
  }
}
