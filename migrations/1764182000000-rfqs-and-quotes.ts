import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What buyers ask sellers to quote for, what sellers quote, and what was taken of it. */
export class RfqsAndQuotes1764182000000 implements MigrationInterface {
  name = 'RfqsAndQuotes1764182000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "quote" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "rfq_id" uuid NOT NULL, "rfq_version" integer NOT NULL, "state" text NOT NULL, "seq" integer NOT NULL, "valid_until" date NOT NULL, "lapses_at" TIMESTAMP WITH TIME ZONE NOT NULL, "note" text, "submitted_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "quote_numbers" CHECK (rfq_version > 0 AND seq > 0), CONSTRAINT "quote_state" CHECK (state IN ('submitted', 'withdrawn', 'awarded', 'lost')), CONSTRAINT "PK_486809553bd7b23654964492e4e" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE INDEX "quotes_of_rfq" ON "quote"  ("rfq_id", "state")`);
    await db.query(`CREATE UNIQUE INDEX "quote_of_rfq" ON "quote"  ("seller_id", "rfq_id")`);
    await db.query(
      `CREATE TABLE "quote_line" ("seller_id" uuid NOT NULL, "quote_id" uuid NOT NULL, "no" integer NOT NULL, "line_no" integer NOT NULL, "listing_id" uuid NOT NULL, "part_type_id" uuid NOT NULL, "designation" text NOT NULL, "brand" text NOT NULL, "features" jsonb NOT NULL, "as_asked" boolean NOT NULL, "grade" text, "reason" jsonb, "quantity" integer NOT NULL, "price_breaks" jsonb NOT NULL, "lead_time_days" integer NOT NULL, "lot_number" text, "hold_id" uuid, "ready_on" date, "note" text, CONSTRAINT "quote_line_numbers" CHECK (no > 0 AND line_no > 0 AND quantity > 0 AND lead_time_days >= 0), CONSTRAINT "PK_a8b5cbac633172880138d349a8e" PRIMARY KEY ("seller_id", "quote_id", "no"))`,
    );
    await db.query(
      `CREATE TABLE "quote_step" ("seller_id" uuid NOT NULL, "quote_id" uuid NOT NULL, "seq" integer NOT NULL, "act" text NOT NULL, "person_id" uuid, "content" jsonb NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_dbce6250bf187bab48ce9ef038a" PRIMARY KEY ("seller_id", "quote_id", "seq"))`,
    );
    await db.query(
      `CREATE TABLE "counter_offer" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "quote_id" uuid NOT NULL, "no" integer NOT NULL, "quantity" integer NOT NULL, "unit_price" numeric(18,6) NOT NULL, "note" text, "state" text NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "counter_offer_amounts" CHECK (quantity > 0 AND unit_price > 0), CONSTRAINT "counter_offer_state" CHECK (state IN ('open', 'accepted', 'declined')), CONSTRAINT "PK_1cbf5c964c7a1d5cf9c5e37f217" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "counter_offer_open" ON "counter_offer"  ("seller_id", "quote_id", "no") WHERE state = 'open'`,
    );
    await db.query(
      `CREATE TABLE "rfq_award" ("seller_id" uuid NOT NULL, "quote_id" uuid NOT NULL, "no" integer NOT NULL, "rfq_id" uuid NOT NULL, "line_no" integer NOT NULL, "quantity" integer NOT NULL, "unit_price" numeric(18,6) NOT NULL, "order_id" uuid NOT NULL, CONSTRAINT "rfq_award_amounts" CHECK (quantity > 0 AND unit_price > 0), CONSTRAINT "PK_0f86cb556ffe9e21a1da9f3fe54" PRIMARY KEY ("seller_id", "quote_id", "no"))`,
    );
    await db.query(`CREATE INDEX "rfq_award_of_rfq" ON "rfq_award"  ("rfq_id")`);
    await db.query(
      `CREATE TABLE "rfq" ("id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "made_by_id" uuid, "title" text NOT NULL, "state" text NOT NULL, "version" integer NOT NULL DEFAULT '1', "seq" integer NOT NULL DEFAULT '1', "next_line_no" integer NOT NULL, "province" text NOT NULL, "note" text, "open_to_all" boolean NOT NULL, "attachment_ids" uuid array NOT NULL DEFAULT '{}', "deadline" TIMESTAMP WITH TIME ZONE NOT NULL, "decide_by" TIMESTAMP WITH TIME ZONE NOT NULL, "checkout_id" uuid, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "rfq_times" CHECK (deadline < decide_by AND version > 0), CONSTRAINT "rfq_awarded" CHECK ((state = 'awarded') = (checkout_id IS NOT NULL)), CONSTRAINT "rfq_state" CHECK (state IN ('open', 'deciding', 'awarded', 'closed', 'cancelled', 'lapsed')), CONSTRAINT "PK_395d59069aefd34028301b81af1" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "rfq_open_to_all" ON "rfq"  ("id") WHERE state = 'open' AND open_to_all`);
    await db.query(`CREATE INDEX "rfq_undecided" ON "rfq"  ("decide_by") WHERE state = 'deciding'`);
    await db.query(`CREATE INDEX "rfq_sealed" ON "rfq"  ("deadline") WHERE state = 'open'`);
    await db.query(`CREATE INDEX "rfq_of_buyer" ON "rfq"  ("buyer_id", "id")`);
    await db.query(
      `CREATE TABLE "rfq_line" ("rfq_id" uuid NOT NULL, "version" integer NOT NULL, "line_no" integer NOT NULL, "text" text NOT NULL, "part_type_id" uuid, "families" text array NOT NULL DEFAULT '{}', "features" jsonb NOT NULL DEFAULT '{}', "brand" text, "substitutes" boolean NOT NULL, "quantity" integer NOT NULL, "needed_by" date, CONSTRAINT "rfq_line_quantity" CHECK (line_no > 0 AND quantity > 0), CONSTRAINT "PK_5d243d70fb25cf5ab48845c054a" PRIMARY KEY ("rfq_id", "version", "line_no"))`,
    );
    await db.query(`CREATE INDEX "rfq_line_families" ON "rfq_line" USING gin ("families")`);
    await db.query(
      `CREATE TABLE "rfq_transition" ("rfq_id" uuid NOT NULL, "seq" integer NOT NULL, "from_state" text, "to_state" text NOT NULL, "act" text NOT NULL, "by" text NOT NULL, "person_id" uuid, "note" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_d4e2207b80797ca95db6645f21c" PRIMARY KEY ("rfq_id", "seq"))`,
    );
    await db.query(
      `CREATE TABLE "rfq_invitation" ("seller_id" uuid NOT NULL, "rfq_id" uuid NOT NULL, "invited_by" text NOT NULL, "invited_at" TIMESTAMP WITH TIME ZONE NOT NULL, "declined_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "rfq_invitation_by" CHECK (invited_by IN ('match', 'buyer', 'subscription', 'open')), CONSTRAINT "PK_d28abf3cb56e713f4b45503604e" PRIMARY KEY ("seller_id", "rfq_id"))`,
    );
    await db.query(`CREATE INDEX "rfq_invitation_of_rfq" ON "rfq_invitation"  ("rfq_id")`);
    await db.query(
      `CREATE TABLE "rfq_question" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "rfq_id" uuid NOT NULL, "question" text NOT NULL, "answer" text, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "rfq_question_answered" CHECK ((answer IS NULL) = (answered_at IS NULL)), CONSTRAINT "PK_c2cd92a69fc275ac71d1149ac48" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE INDEX "rfq_question_of_rfq" ON "rfq_question"  ("rfq_id", "id")`);
    await db.query(
      `CREATE TABLE "rfq_subscription" ("seller_id" uuid NOT NULL, "family" text NOT NULL, CONSTRAINT "PK_975db9f260a06ee488b53510a49" PRIMARY KEY ("seller_id", "family"))`,
    );
    await db.query(`CREATE INDEX "rfq_subscription_to_family" ON "rfq_subscription"  ("family")`);
    await db.query(
      `ALTER TABLE "quote" ADD CONSTRAINT "FK_bfd5474e799a53999da87791ad6" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "quote" ADD CONSTRAINT "FK_6e40d79de0233421499c5fa4cfb" FOREIGN KEY ("rfq_id") REFERENCES "rfq"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "quote_line" ADD CONSTRAINT "FK_1b874aa7dde6bebe9ccb8175fa7" FOREIGN KEY ("part_type_id") REFERENCES "part_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "quote_line" ADD CONSTRAINT "FK_b0aa7d2cdcac9de1da9d0f7614d" FOREIGN KEY ("seller_id", "listing_id") REFERENCES "listing"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "quote_line" ADD CONSTRAINT "FK_536c1ee6ddec86fad5dfa06197c" FOREIGN KEY ("seller_id", "quote_id") REFERENCES "quote"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "quote_step" ADD CONSTRAINT "FK_75f27b3389d7f57044a6c640bad" FOREIGN KEY ("seller_id", "quote_id") REFERENCES "quote"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "counter_offer" ADD CONSTRAINT "FK_4efce81c8a8302e13992fa59b8c" FOREIGN KEY ("seller_id", "quote_id") REFERENCES "quote"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_award" ADD CONSTRAINT "FK_2bd2694b736d998497b374ba606" FOREIGN KEY ("rfq_id") REFERENCES "rfq"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_award" ADD CONSTRAINT "FK_3f80c428b91b3d45a76bfa7c891" FOREIGN KEY ("seller_id", "quote_id") REFERENCES "quote"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq" ADD CONSTRAINT "FK_348154a26469e3e5e0265a62555" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq" ADD CONSTRAINT "FK_e576c427b5f4320005153313ce6" FOREIGN KEY ("made_by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_line" ADD CONSTRAINT "FK_3fae9de509412d72b09e9e3c954" FOREIGN KEY ("rfq_id") REFERENCES "rfq"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_line" ADD CONSTRAINT "FK_c97a0e0a6277fdf5af34e6ca422" FOREIGN KEY ("part_type_id") REFERENCES "part_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_transition" ADD CONSTRAINT "FK_7b3b72d4b128e4989c4a2bc86a5" FOREIGN KEY ("rfq_id") REFERENCES "rfq"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_invitation" ADD CONSTRAINT "FK_05d6a0d4a042881af769dabf74d" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_invitation" ADD CONSTRAINT "FK_368b3783f668c3b7c4747b51508" FOREIGN KEY ("rfq_id") REFERENCES "rfq"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_question" ADD CONSTRAINT "FK_2a28f81a80486cd6e54d9a7cd01" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_question" ADD CONSTRAINT "FK_4e05fb97897e40717bd8b723fc0" FOREIGN KEY ("rfq_id") REFERENCES "rfq"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_subscription" ADD CONSTRAINT "FK_333dad2ac99dcc18becc8d691d4" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [
      'counter_offer',
      'rfq_award',
      'quote_step',
      'quote_line',
      'quote',
      'rfq_subscription',
      'rfq_question',
      'rfq_invitation',
      'rfq_transition',
      'rfq_line',
      'rfq',
    ])
      await db.query(`DROP TABLE "${table}"`);
  }
}
