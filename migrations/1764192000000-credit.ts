import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SIGN = (positive: string): string =>
  `ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_sign" CHECK (CASE WHEN kind IN ('provider_cash', 'payable', 'bank_cash', 'bank_payable') THEN true WHEN kind ${positive} THEN balance_minor >= 0 ELSE balance_minor <= 0 END)`;

/** What sellers let their customers owe, what is owed for which order, and how it is paid. */
export class Credit1764192000000 implements MigrationInterface {
  name = 'Credit1764192000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`IN ('disputed', 'receivable')`));
    await db.query(
      `CREATE TABLE "credit_terms" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "state" text NOT NULL, "days" integer NOT NULL, "grace_days" integer NOT NULL, "limit_minor" bigint NOT NULL, "open_minor" bigint NOT NULL DEFAULT '0', "currency" text NOT NULL, "version" integer NOT NULL DEFAULT '1', "reason" text, "reminded_on" date, "granted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "credit_terms_amounts" CHECK (limit_minor > 0 AND open_minor >= 0), CONSTRAINT "credit_terms_days" CHECK (days BETWEEN 1 AND 180 AND grace_days BETWEEN 0 AND 60), CONSTRAINT "credit_terms_state" CHECK (state IN ('active', 'suspended', 'ended')), CONSTRAINT "PK_025dc8bcac41d5685a2efef43e9" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE INDEX "credit_terms_of_buyer" ON "credit_terms"  ("buyer_id", "id")`);
    await db.query(`CREATE UNIQUE INDEX "credit_terms_pair" ON "credit_terms"  ("seller_id", "buyer_id")`);
    await db.query(
      `CREATE TABLE "receivable" ("seller_id" uuid NOT NULL, "order_id" uuid NOT NULL, "terms_id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "total_minor" bigint NOT NULL, "taken_off_minor" bigint NOT NULL DEFAULT '0', "accepted_minor" bigint NOT NULL DEFAULT '0', "paid_minor" bigint NOT NULL DEFAULT '0', "currency" text NOT NULL, "days" integer NOT NULL, "due_on" date NOT NULL DEFAULT 'infinity', "reminded" integer NOT NULL DEFAULT '0', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "receivable_parts" CHECK (total_minor > 0 AND taken_off_minor >= 0 AND paid_minor >= 0 AND paid_minor <= accepted_minor AND accepted_minor + taken_off_minor <= total_minor), CONSTRAINT "PK_430d252ca72e4f91cfb466272b5" PRIMARY KEY ("seller_id", "order_id"))`,
    );
    await db.query(
      `CREATE INDEX "receivable_unpaid" ON "receivable"  ("due_on") WHERE paid_minor < accepted_minor`,
    );
    await db.query(`CREATE INDEX "receivable_of_buyer" ON "receivable"  ("buyer_id", "due_on", "order_id")`);
    await db.query(
      `CREATE INDEX "receivable_of_seller" ON "receivable"  ("seller_id", "due_on", "order_id")`,
    );
    await db.query(
      `CREATE INDEX "receivable_of_terms" ON "receivable"  ("seller_id", "terms_id", "due_on", "order_id")`,
    );
    await db.query(
      `CREATE TABLE "repayment" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "terms_id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "channel" text NOT NULL, "state" text NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "received_on" date, "note" text, "person_id" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "paid_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "repayment_direct" CHECK (channel = 'market' OR (received_on IS NOT NULL AND state IN ('paid', 'reversed'))), CONSTRAINT "repayment_amount" CHECK (amount_minor > 0), CONSTRAINT "PK_2ff93165f397ceb03333b3d2f1f" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE INDEX "repayment_id" ON "repayment"  ("id")`);
    await db.query(
      `CREATE UNIQUE INDEX "repayment_open" ON "repayment"  ("seller_id", "terms_id") WHERE state = 'awaiting_payment'`,
    );
    await db.query(`CREATE INDEX "repayment_of_terms" ON "repayment"  ("seller_id", "terms_id", "id")`);
    await db.query(
      `CREATE TABLE "repayment_part" ("seller_id" uuid NOT NULL, "repayment_id" uuid NOT NULL, "order_id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "paid_minor" bigint NOT NULL DEFAULT '0', CONSTRAINT "repayment_part_amounts" CHECK (amount_minor > 0 AND paid_minor BETWEEN 0 AND amount_minor), CONSTRAINT "PK_4ef9e1e8836838c9baaa2cde30c" PRIMARY KEY ("seller_id", "repayment_id", "order_id"))`,
    );
    await db.query(`CREATE INDEX "repayment_part_of_order" ON "repayment_part"  ("seller_id", "order_id")`);
    await db.query(
      `ALTER TABLE "credit_terms" ADD CONSTRAINT "FK_aacea4fe83ad0f8098661d05bbe" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "credit_terms" ADD CONSTRAINT "FK_c0af37c7677e68dec1ce34fcb1b" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "receivable" ADD CONSTRAINT "FK_b28ca78aac4ec8512a83cfe0e42" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "receivable" ADD CONSTRAINT "FK_f91247579b8c18434214217db98" FOREIGN KEY ("seller_id", "terms_id") REFERENCES "credit_terms"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "receivable" ADD CONSTRAINT "FK_430d252ca72e4f91cfb466272b5" FOREIGN KEY ("seller_id", "order_id") REFERENCES "trade_order"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "repayment" ADD CONSTRAINT "FK_a1511b92f301f9b66f9cb1bd93b" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "repayment" ADD CONSTRAINT "FK_6d3169b7b73022cfc10afa799e7" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "repayment" ADD CONSTRAINT "FK_59c50c505de2ce2428b05679450" FOREIGN KEY ("seller_id", "terms_id") REFERENCES "credit_terms"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "repayment_part" ADD CONSTRAINT "FK_28facaf727c3cb3cdaf80a73c8c" FOREIGN KEY ("seller_id", "order_id") REFERENCES "receivable"("seller_id","order_id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "repayment_part" ADD CONSTRAINT "FK_3dff282917c3c8cf386a10886ca" FOREIGN KEY ("seller_id", "repayment_id") REFERENCES "repayment"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "repayment_part"`);
    await db.query(`DROP TABLE "repayment"`);
    await db.query(`DROP TABLE "receivable"`);
    await db.query(`DROP TABLE "credit_terms"`);
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`= 'disputed'`));
  }
}
