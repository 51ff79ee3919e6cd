import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The tables of every lib, as generated from the entities. */
export class Tables1763900000000 implements MigrationInterface {
  name = 'Tables1763900000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "idempotency_key" ("owner" text NOT NULL, "key" text NOT NULL, "fingerprint" text NOT NULL, "answer" jsonb, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_c6ecefc6418fb8eb99049508be4" PRIMARY KEY ("owner", "key"))`,
    );
    await db.query(`CREATE INDEX "idempotency_key_age" ON "idempotency_key"  ("created_at") `);
    await db.query(
      `CREATE TABLE "outbox_event" ("id" uuid NOT NULL, "name" text NOT NULL, "aggregate_id" uuid NOT NULL, "version" bigint NOT NULL, "payload" jsonb NOT NULL, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_cc0c9e40998e45ecfc5e313429d" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "outbox_event_aggregate" ON "outbox_event"  ("aggregate_id", "version") `);
    await db.query(
      `CREATE TABLE "event_consumption" ("event_id" uuid NOT NULL, "consumer" text NOT NULL, "consumed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_967897cc62a66818b36ef7a9ca8" PRIMARY KEY ("event_id", "consumer"))`,
    );
    await db.query(
      `CREATE TABLE "part_type" ("id" uuid NOT NULL, "designation" text NOT NULL, "basic" text NOT NULL, "family" text NOT NULL, "series" text NOT NULL, "seal" text NOT NULL, "bore_mm" double precision, "outside_mm" double precision, "width_mm" double precision, "width_kind" text, "inner_ring_width_mm" double precision, "outer_ring_width_mm" double precision, "chamfer_min_mm" double precision, "features" jsonb NOT NULL, "standard" text NOT NULL, "mass_kg" double precision, "dynamic_load_kn" double precision, "static_load_kn" double precision, "limiting_speed_rpm" double precision, "rating_basis" text, CONSTRAINT "PK_92062ffd5e595d7f19b0b04f9ba" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "part_type_designation" ON "part_type"  ("designation") `);
    await db.query(`CREATE INDEX "part_type_basic" ON "part_type"  ("basic") `);
    await db.query(`CREATE INDEX "part_type_space" ON "part_type"  ("bore_mm", "outside_mm", "width_mm") `);
    await db.query(
      `CREATE TABLE "session" ("id" uuid NOT NULL, "family_id" uuid NOT NULL, "person_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "token_hash" text NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "rotated_at" TIMESTAMP WITH TIME ZONE, "successor_id" uuid, "revoked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_f55da76ac1c3ac420f444d2ff11" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "session_family" ON "session"  ("family_id") `);
    await db.query(`CREATE INDEX "session_person" ON "session"  ("person_id") `);
    await db.query(`CREATE UNIQUE INDEX "session_token" ON "session"  ("token_hash") `);
    await db.query(`CREATE INDEX "session_expiry" ON "session"  ("expires_at") `);
    await db.query(
      `CREATE TABLE "api_key" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "name" text NOT NULL, "prefix" text NOT NULL, "key_hash" text NOT NULL, "scopes" text array NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "last_used_at" TIMESTAMP WITH TIME ZONE, "revoked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b1bd840641b8acbaad89c3d8d11" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "api_key_organisation" ON "api_key"  ("organisation_id") `);
    await db.query(`CREATE UNIQUE INDEX "api_key_hash" ON "api_key"  ("key_hash") `);
    await db.query(
      `CREATE TABLE "organisation" ("id" uuid NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "province" text NOT NULL, "city" text, "town" text, "industrial_park" text, "uscc" text, "verification" text NOT NULL DEFAULT 'unverified', "verification_reason" text, "verification_note" text, "green_certified" boolean NOT NULL DEFAULT false, "certificates" jsonb NOT NULL DEFAULT '[]', "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "organisation_verification" CHECK (verification IN ('unverified', 'pending', 'verified', 'rejected')), CONSTRAINT "organisation_kind" CHECK (kind IN ('buyer', 'seller', 'platform')), CONSTRAINT "PK_c725ae234ef1b74cce43d2d00c1" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "organisation_of_kind" ON "organisation"  ("kind", "id") `);
    await db.query(`CREATE INDEX "organisation_queue" ON "organisation"  ("verification", "id") `);
    await db.query(
      `CREATE UNIQUE INDEX "organisation_uscc" ON "organisation"  ("kind", "uscc") WHERE verification = 'verified'`,
    );
    await db.query(
      `CREATE TABLE "person" ("id" uuid NOT NULL, "email" text NOT NULL, "name" text NOT NULL, "locale" text NOT NULL DEFAULT 'zh', "password_hash" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_5fdaf670315c4b7e70cce85daa3" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "person_email" ON "person"  ("email") `);
    await db.query(
      `CREATE TABLE "membership" ("person_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "role" text NOT NULL, CONSTRAINT "membership_role" CHECK (role IN ('owner', 'member', 'admin')), CONSTRAINT "PK_9252eacdd51a586694fa2fb8776" PRIMARY KEY ("person_id", "organisation_id"))`,
    );
    await db.query(`CREATE INDEX "membership_organisation" ON "membership"  ("organisation_id") `);
    await db.query(
      `CREATE TABLE "ledger_account" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "kind" text NOT NULL, "currency" text NOT NULL, "balance_minor" bigint NOT NULL DEFAULT '0', CONSTRAINT "ledger_account_sign" CHECK (CASE WHEN kind = 'provider_cash' THEN balance_minor >= 0 ELSE balance_minor <= 0 END), CONSTRAINT "PK_4bf3cfc0fa5fff8d0ec582d67fb" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "ledger_account_kind" ON "ledger_account"  ("seller_id", "kind", "currency") `,
    );
    await db.query(
      `CREATE TABLE "ledger_transfer" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "purpose" text NOT NULL, "cause_kind" text NOT NULL, "cause_id" uuid NOT NULL, "posted_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_7f8341d4c5604e62a1f1595b2de" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "ledger_transfer_cause" ON "ledger_transfer"  ("seller_id", "cause_kind", "cause_id", "purpose") `,
    );
    await db.query(
      `CREATE TABLE "ledger_leg" ("seller_id" uuid NOT NULL, "transfer_id" uuid NOT NULL, "leg_no" smallint NOT NULL, "account_id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, CONSTRAINT "ledger_leg_amount" CHECK (amount_minor <> 0), CONSTRAINT "PK_f6d56731a25500fc252c6c478dc" PRIMARY KEY ("seller_id", "transfer_id", "leg_no"))`,
    );
    await db.query(
      `CREATE INDEX "ledger_leg_of_account" ON "ledger_leg"  ("seller_id", "account_id", "transfer_id") `,
    );
    await db.query(
      `CREATE TABLE "listing" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "part_type_id" uuid NOT NULL, "brand" text NOT NULL, "features" jsonb NOT NULL DEFAULT '{}', "feature_key" text NOT NULL DEFAULT '', "break_quantities" integer array NOT NULL, "break_prices" numeric(18,6) array NOT NULL, "base_price" numeric(18,6) NOT NULL, "currency" text NOT NULL DEFAULT 'CNY', "moq" integer NOT NULL, "order_multiple" integer NOT NULL, "lead_time_days" integer NOT NULL, "ship_from_province" text NOT NULL, "ship_from_city" text, "note" text, "state" text NOT NULL, "review_reason" text, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "listing_price" CHECK (base_price > 0 AND base_price = break_prices[1] AND moq = break_quantities[1] AND cardinality(break_prices) = cardinality(break_quantities)), CONSTRAINT "listing_quantities" CHECK (moq > 0 AND order_multiple > 0 AND lead_time_days >= 0), CONSTRAINT "listing_state" CHECK (state IN ('draft', 'in_review', 'live', 'paused', 'ended', 'taken_down')), CONSTRAINT "PK_b2c99f3b90a75b6da9bf528e0be" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE INDEX "listing_id" ON "listing"  ("id") `);
    await db.query(
      `CREATE UNIQUE INDEX "listing_same" ON "listing"  ("seller_id", "part_type_id", "brand", "feature_key") WHERE state <> 'ended'`,
    );
    await db.query(`CREATE INDEX "listing_queue" ON "listing"  ("state", "id") WHERE state <> 'live'`);
    await db.query(`CREATE INDEX "listing_of_seller" ON "listing"  ("seller_id", "state", "id") `);
    await db.query(`CREATE INDEX "listing_offers" ON "listing"  ("part_type_id") WHERE state = 'live'`);
    await db.query(
      `CREATE TABLE "stock_lot" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "listing_id" uuid NOT NULL, "lot_number" text, "date_code" text, "location" text, "on_hand" integer NOT NULL, "reserved" integer NOT NULL DEFAULT '0', CONSTRAINT "stock_lot_not_oversold" CHECK (on_hand >= 0 AND reserved >= 0 AND reserved <= on_hand), CONSTRAINT "PK_7cc7cba9ac1d3999a1a5e4ce96c" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE INDEX "stock_lot_of_listing" ON "stock_lot"  ("seller_id", "listing_id") `);
    await db.query(
      `CREATE TABLE "stock_movement" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "lot_id" uuid NOT NULL, "kind" text NOT NULL, "quantity" integer NOT NULL, "cause_id" uuid, "moved_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_c207594b4539693ba541e0ade36" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE INDEX "stock_movement_of_lot" ON "stock_movement"  ("seller_id", "lot_id", "id") `,
    );
    await db.query(
      `CREATE TABLE "reservation" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "lot_id" uuid NOT NULL, "listing_id" uuid NOT NULL, "order_id" uuid NOT NULL, "quantity" integer NOT NULL, "state" text NOT NULL, "held_until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "reservation_state" CHECK (state IN ('held', 'committed', 'released', 'shipped')), CONSTRAINT "reservation_quantity" CHECK (quantity > 0), CONSTRAINT "PK_05fa9da70002f480fae4878754c" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE INDEX "reservation_lapsing" ON "reservation"  ("held_until") WHERE state = 'held'`,
    );
    await db.query(`CREATE INDEX "reservation_of_order" ON "reservation"  ("seller_id", "order_id") `);
    await db.query(
      `CREATE TABLE "audit_entry" ("id" uuid NOT NULL, "actor_id" uuid, "person_id" uuid, "action" text NOT NULL, "subject_kind" text NOT NULL, "subject_id" uuid NOT NULL, "subject_label" text NOT NULL, "reason" text, "data" jsonb NOT NULL DEFAULT '{}', "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_58a130a4b9da189f46ba2a01801" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "audit_entry_actor" ON "audit_entry"  ("actor_id", "id") `);
    await db.query(`CREATE INDEX "audit_entry_kind" ON "audit_entry"  ("subject_kind", "id") `);
    await db.query(
      `CREATE INDEX "audit_entry_subject" ON "audit_entry"  ("subject_kind", "subject_id", "id") `,
    );
    await db.query(
      `CREATE TABLE "notification" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "kind" text NOT NULL, "params" jsonb NOT NULL, "link" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "read_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_705b6c7cdf9b2c2ff7ac7872cb7" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "notification_unread" ON "notification"  ("organisation_id") WHERE read_at IS NULL`,
    );
    await db.query(
      `CREATE INDEX "notification_of_organisation" ON "notification"  ("organisation_id", "id") `,
    );
    await db.query(
      `CREATE TABLE "mail" ("id" uuid NOT NULL, "to_address" text NOT NULL, "subject" text NOT NULL, "body" text NOT NULL, "written_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "sent_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_5407da42b983ba54c6c62d462d3" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "mail_age" ON "mail"  ("written_at") `);
    await db.query(`CREATE INDEX "mail_to" ON "mail"  ("to_address", "id") `);
    await db.query(`CREATE INDEX "mail_unsent" ON "mail"  ("id") WHERE sent_at IS NULL`);
    await db.query(
      `CREATE TABLE "payment" ("id" uuid NOT NULL, "purpose_kind" text NOT NULL, "purpose_id" uuid NOT NULL, "payer_id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "state" text NOT NULL, "method" text, "provider_reference" text, "provider_charge" text, "failure_code" text, "action_url" text, "attempt" integer NOT NULL DEFAULT '0', "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "payment_amount" CHECK (amount_minor > 0), CONSTRAINT "PK_fcaec7df5adf9cac408c686b2ab" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "payment_payer" ON "payment"  ("payer_id") `);
    await db.query(
      `CREATE UNIQUE INDEX "payment_provider_reference" ON "payment"  ("provider_reference") WHERE provider_reference IS NOT NULL`,
    );
    await db.query(
      `CREATE INDEX "payment_open" ON "payment"  ("updated_at") WHERE state IN ('processing', 'unknown', 'requires_action')`,
    );
    await db.query(`CREATE UNIQUE INDEX "payment_purpose" ON "payment"  ("purpose_kind", "purpose_id") `);
    await db.query(
      `CREATE TABLE "payment_attempt" ("payment_id" uuid NOT NULL, "attempt" integer NOT NULL, "method" text NOT NULL, "payment_method" text, "return_url" text NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "outcome" text, "failure_code" text, CONSTRAINT "PK_307d8b56f7adc181bc5777a176b" PRIMARY KEY ("payment_id", "attempt"))`,
    );
    await db.query(
      `CREATE TABLE "payment_share" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "payment_id" uuid NOT NULL, "reference_id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "commission_minor" bigint NOT NULL, "currency" text NOT NULL, "state" text NOT NULL, CONSTRAINT "payment_share_amounts" CHECK (amount_minor > 0 AND commission_minor >= 0 AND commission_minor <= amount_minor), CONSTRAINT "PK_857758abb2e48c5ec0c6a461e65" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "payment_share_reference" ON "payment_share"  ("seller_id", "reference_id") `,
    );
    await db.query(`CREATE INDEX "payment_share_of_payment" ON "payment_share"  ("payment_id") `);
    await db.query(
      `CREATE TABLE "provider_account" ("seller_id" uuid NOT NULL, "provider_reference" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_9c70e1a80ce6adc9aec3d83d73a" PRIMARY KEY ("seller_id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "provider_account_reference" ON "provider_account"  ("provider_reference") `,
    );
    await db.query(
      `CREATE TABLE "provider_transfer" ("seller_id" uuid NOT NULL, "share_id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "state" text NOT NULL, "attempt" integer NOT NULL DEFAULT '1', "provider_reference" text, "failure_code" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "provider_transfer_amount" CHECK (amount_minor > 0), CONSTRAINT "PK_5bc74edfbf676f7fa8b981e2442" PRIMARY KEY ("seller_id", "share_id"))`,
    );
    await db.query(
      `CREATE INDEX "provider_transfer_open" ON "provider_transfer"  ("seller_id") WHERE state <> 'sent'`,
    );
    await db.query(
      `CREATE TABLE "payout" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "state" text NOT NULL, "provider_reference" text, "failure_code" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "payout_amount" CHECK (amount_minor > 0), CONSTRAINT "PK_2c3735e7461a9e0cb71ee4e8937" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE INDEX "payout_open" ON "payout"  ("created_at") WHERE state IN ('intended', 'asked', 'sent')`,
    );
    await db.query(
      `CREATE TABLE "refund" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "share_id" uuid NOT NULL, "payment_id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "reason" text NOT NULL, "state" text NOT NULL, "attempt" integer NOT NULL DEFAULT '1', "provider_reference" text, "failure_code" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "refund_amount" CHECK (amount_minor > 0), CONSTRAINT "PK_746bef36e05e30b47562c400325" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE INDEX "refund_open" ON "refund"  ("created_at") WHERE state IN ('due', 'asked', 'sent')`,
    );
    await db.query(`CREATE INDEX "refund_of_share" ON "refund"  ("seller_id", "share_id") `);
    await db.query(
      `CREATE TABLE "provider_event" ("id" text NOT NULL, "type" text NOT NULL, "payload" jsonb NOT NULL, "state" text NOT NULL DEFAULT 'received', "received_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "worked_at" TIMESTAMP WITH TIME ZONE, "attempts" integer NOT NULL DEFAULT '0', "next_attempt_at" TIMESTAMP WITH TIME ZONE, "last_error" text, CONSTRAINT "PK_374e699f74079c365e79e3a450c" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "provider_event_state" ON "provider_event"  ("state", "received_at", "id") `,
    );
    await db.query(
      `CREATE TABLE "checkout" ("id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "state" text NOT NULL, "total_minor" bigint NOT NULL, "currency" text NOT NULL, "held_until" TIMESTAMP WITH TIME ZONE NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "checkout_total" CHECK (total_minor > 0), CONSTRAINT "PK_c3c52ebf395ba358759b1111ac1" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "checkout_of_buyer" ON "checkout"  ("buyer_id", "id") `);
    await db.query(
      `CREATE TABLE "trade_order" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "number" text NOT NULL, "checkout_id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "buyer_name" text NOT NULL, "seller_name" text NOT NULL, "state" text NOT NULL, "version" integer NOT NULL DEFAULT '1', "total_minor" bigint NOT NULL, "tax_minor" bigint NOT NULL, "commission_minor" bigint NOT NULL, "currency" text NOT NULL, "deliver_to" jsonb NOT NULL, "note" text, "held_until" TIMESTAMP WITH TIME ZONE NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "trade_order_total" CHECK (total_minor > 0 AND commission_minor >= 0), CONSTRAINT "PK_4f703520446d8f1e84161c07147" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "trade_order_number" ON "trade_order"  ("seller_id", "number") `);
    await db.query(`CREATE INDEX "trade_order_of_checkout" ON "trade_order"  ("checkout_id") `);
    await db.query(`CREATE INDEX "trade_order_of_buyer" ON "trade_order"  ("buyer_id", "id") `);
    await db.query(`CREATE INDEX "trade_order_of_seller" ON "trade_order"  ("seller_id", "state", "id") `);
    await db.query(`CREATE INDEX "trade_order_id" ON "trade_order"  ("id") `);
    await db.query(
      `CREATE TABLE "order_line" ("seller_id" uuid NOT NULL, "order_id" uuid NOT NULL, "line_no" integer NOT NULL, "listing_id" uuid NOT NULL, "part_type_id" uuid NOT NULL, "designation" text NOT NULL, "brand" text NOT NULL, "features" jsonb NOT NULL, "quantity" integer NOT NULL, "unit_price" numeric(18,6) NOT NULL, "total_minor" bigint NOT NULL, CONSTRAINT "order_line_amounts" CHECK (quantity > 0 AND unit_price > 0 AND total_minor >= 0), CONSTRAINT "PK_7d49aa37ec5f418ca0c92b2cfa4" PRIMARY KEY ("seller_id", "order_id", "line_no"))`,
    );
    await db.query(
      `CREATE TABLE "order_transition" ("seller_id" uuid NOT NULL, "order_id" uuid NOT NULL, "seq" integer NOT NULL, "from_state" text, "to_state" text NOT NULL, "by" text NOT NULL, "person_id" uuid, "note" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_b545f206486ef79e4eb7c0c74ec" PRIMARY KEY ("seller_id", "order_id", "seq"))`,
    );
    await db.query(
      `CREATE TABLE "shipment" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "order_id" uuid NOT NULL, "carrier" text NOT NULL, "tracking_number" text NOT NULL, "shipped_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_9d3b61aa17dbbe213ea0b6dff1e" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE INDEX "shipment_of_order" ON "shipment"  ("seller_id", "order_id") `);
    await db.query(
      `CREATE TABLE "part_index" ("part_type_id" uuid NOT NULL, "offer_count" integer NOT NULL DEFAULT '0', "seller_count" integer NOT NULL DEFAULT '0', "stock" bigint NOT NULL DEFAULT '0', "bore_mm" double precision, "outside_mm" double precision, "width_mm" double precision, "family" text NOT NULL, "seal" text NOT NULL, "series" text NOT NULL, "designation" text NOT NULL, "basic" text NOT NULL, "best_price" numeric(18,6), "width_kind" text, "mass_kg" double precision, "dynamic_load_kn" double precision, "static_load_kn" double precision, "limiting_speed_rpm" double precision, "brands" text array NOT NULL DEFAULT '{}', "provinces" text array NOT NULL DEFAULT '{}', "offered" text array NOT NULL DEFAULT '{}', "text" text NOT NULL, "folded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_708c39d261067c53fa62da66ec5" PRIMARY KEY ("part_type_id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "part_index_designation" ON "part_index"  ("designation") `);
    await db.query(`CREATE INDEX "part_index_basic" ON "part_index"  ("basic") `);
    await db.query(`CREATE INDEX "part_index_brands" ON "part_index" USING gin ("brands") `);
    await db.query(`CREATE INDEX "part_index_series" ON "part_index"  ("series") `);
    await db.query(`CREATE INDEX "part_index_family" ON "part_index"  ("family", "series") `);
    await db.query(`CREATE INDEX "part_index_width" ON "part_index"  ("width_mm") `);
    await db.query(`CREATE INDEX "part_index_outside" ON "part_index"  ("outside_mm", "width_mm") `);
    await db.query(`CREATE INDEX "part_index_size" ON "part_index"  ("bore_mm", "outside_mm", "width_mm") `);
    await db.query(
      `CREATE TABLE "part_spelling" ("key" text COLLATE "C" NOT NULL, "part_type_id" uuid NOT NULL, CONSTRAINT "PK_c7c8b1a0c5eae8f12ade1655a1b" PRIMARY KEY ("key", "part_type_id"))`,
    );
    await db.query(`CREATE INDEX "part_spelling_of_type" ON "part_spelling"  ("part_type_id") `);
    await db.query(
      `CREATE TABLE "part_group" ("family" text NOT NULL, "seal" text NOT NULL, "series" text NOT NULL, "types" integer NOT NULL, "bore_min" double precision, "bore_max" double precision, "outside_min" double precision, "outside_max" double precision, "width_min" double precision, "width_max" double precision, CONSTRAINT "PK_f6e7e2775be047508beadafc81b" PRIMARY KEY ("family", "seal", "series"))`,
    );
    await db.query(
      `ALTER TABLE "session" ADD CONSTRAINT "FK_5c6e00902a1344d01a8d90f33cf" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "session" ADD CONSTRAINT "FK_701cb1f435a29daa15b97b563cf" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "api_key" ADD CONSTRAINT "FK_656bf45bf240ad0a5aced63ae53" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "FK_6fc5e2153171bbeb54f4fda6595" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "FK_be659e88cd5ed71eef6d4122aac" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "ledger_leg" ADD CONSTRAINT "FK_a9776aca0fb592349c7a4a0ab04" FOREIGN KEY ("seller_id", "account_id") REFERENCES "ledger_account"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "ledger_leg" ADD CONSTRAINT "FK_ce8a40c080ac5e7bb189e437eb8" FOREIGN KEY ("seller_id", "transfer_id") REFERENCES "ledger_transfer"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "listing" ADD CONSTRAINT "FK_00e1e709436862a20ae074f111b" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "listing" ADD CONSTRAINT "FK_b0333ea10adf479067561c7ac22" FOREIGN KEY ("part_type_id") REFERENCES "part_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "stock_lot" ADD CONSTRAINT "FK_549dfab7379f0ac79300a2b15b6" FOREIGN KEY ("seller_id", "listing_id") REFERENCES "listing"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "stock_movement" ADD CONSTRAINT "FK_9c1436f37ff390ffdacace58f3b" FOREIGN KEY ("seller_id", "lot_id") REFERENCES "stock_lot"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "reservation" ADD CONSTRAINT "FK_7867e2df934b5b5ca41d45742b8" FOREIGN KEY ("seller_id", "lot_id") REFERENCES "stock_lot"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "notification" ADD CONSTRAINT "FK_408236c69c4e1b5cf2248d4effd" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "payment" ADD CONSTRAINT "FK_b17a01172f69d4efcd728e53ecb" FOREIGN KEY ("payer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "payment_attempt" ADD CONSTRAINT "FK_fcc87afb1a6ba0c1e6f70078809" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "payment_share" ADD CONSTRAINT "FK_7e264186a48c8370296723dbf05" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "provider_account" ADD CONSTRAINT "FK_9c70e1a80ce6adc9aec3d83d73a" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "provider_transfer" ADD CONSTRAINT "FK_5bc74edfbf676f7fa8b981e2442" FOREIGN KEY ("seller_id", "share_id") REFERENCES "payment_share"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "payout" ADD CONSTRAINT "FK_fcd5b0afa4a7bffe1737dc9a74a" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "refund" ADD CONSTRAINT "FK_8e116348330845195dc5b1585fc" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "refund" ADD CONSTRAINT "FK_7f0c11bff513ce33f1185b7de70" FOREIGN KEY ("seller_id", "share_id") REFERENCES "payment_share"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "checkout" ADD CONSTRAINT "FK_6675953f7ef6407419823b35862" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "trade_order" ADD CONSTRAINT "FK_fc6ed134de990559d48e1fe5ab1" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "trade_order" ADD CONSTRAINT "FK_e03239e6bc7847b4782067ab1dd" FOREIGN KEY ("checkout_id") REFERENCES "checkout"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "trade_order" ADD CONSTRAINT "FK_2a1330514cfc0ed77c5c61906c0" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "order_line" ADD CONSTRAINT "FK_51312ee1f98b5fa0ab115794395" FOREIGN KEY ("seller_id", "order_id") REFERENCES "trade_order"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "order_transition" ADD CONSTRAINT "FK_19468a89f88df2ec82073aeccf0" FOREIGN KEY ("seller_id", "order_id") REFERENCES "trade_order"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "shipment" ADD CONSTRAINT "FK_88121397d2073a29b5741c3c36f" FOREIGN KEY ("seller_id", "order_id") REFERENCES "trade_order"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "shipment" DROP CONSTRAINT "FK_88121397d2073a29b5741c3c36f"`);
    await db.query(`ALTER TABLE "order_transition" DROP CONSTRAINT "FK_19468a89f88df2ec82073aeccf0"`);
    await db.query(`ALTER TABLE "order_line" DROP CONSTRAINT "FK_51312ee1f98b5fa0ab115794395"`);
    await db.query(`ALTER TABLE "trade_order" DROP CONSTRAINT "FK_2a1330514cfc0ed77c5c61906c0"`);
    await db.query(`ALTER TABLE "trade_order" DROP CONSTRAINT "FK_e03239e6bc7847b4782067ab1dd"`);
    await db.query(`ALTER TABLE "trade_order" DROP CONSTRAINT "FK_fc6ed134de990559d48e1fe5ab1"`);
    await db.query(`ALTER TABLE "checkout" DROP CONSTRAINT "FK_6675953f7ef6407419823b35862"`);
    await db.query(`ALTER TABLE "refund" DROP CONSTRAINT "FK_7f0c11bff513ce33f1185b7de70"`);
    await db.query(`ALTER TABLE "refund" DROP CONSTRAINT "FK_8e116348330845195dc5b1585fc"`);
    await db.query(`ALTER TABLE "payout" DROP CONSTRAINT "FK_fcd5b0afa4a7bffe1737dc9a74a"`);
    await db.query(`ALTER TABLE "provider_transfer" DROP CONSTRAINT "FK_5bc74edfbf676f7fa8b981e2442"`);
    await db.query(`ALTER TABLE "provider_account" DROP CONSTRAINT "FK_9c70e1a80ce6adc9aec3d83d73a"`);
    await db.query(`ALTER TABLE "payment_share" DROP CONSTRAINT "FK_7e264186a48c8370296723dbf05"`);
    await db.query(`ALTER TABLE "payment_attempt" DROP CONSTRAINT "FK_fcc87afb1a6ba0c1e6f70078809"`);
    await db.query(`ALTER TABLE "payment" DROP CONSTRAINT "FK_b17a01172f69d4efcd728e53ecb"`);
    await db.query(`ALTER TABLE "notification" DROP CONSTRAINT "FK_408236c69c4e1b5cf2248d4effd"`);
    await db.query(`ALTER TABLE "reservation" DROP CONSTRAINT "FK_7867e2df934b5b5ca41d45742b8"`);
    await db.query(`ALTER TABLE "stock_movement" DROP CONSTRAINT "FK_9c1436f37ff390ffdacace58f3b"`);
    await db.query(`ALTER TABLE "stock_lot" DROP CONSTRAINT "FK_549dfab7379f0ac79300a2b15b6"`);
    await db.query(`ALTER TABLE "listing" DROP CONSTRAINT "FK_b0333ea10adf479067561c7ac22"`);
    await db.query(`ALTER TABLE "listing" DROP CONSTRAINT "FK_00e1e709436862a20ae074f111b"`);
    await db.query(`ALTER TABLE "ledger_leg" DROP CONSTRAINT "FK_ce8a40c080ac5e7bb189e437eb8"`);
    await db.query(`ALTER TABLE "ledger_leg" DROP CONSTRAINT "FK_a9776aca0fb592349c7a4a0ab04"`);
    await db.query(`ALTER TABLE "membership" DROP CONSTRAINT "FK_be659e88cd5ed71eef6d4122aac"`);
    await db.query(`ALTER TABLE "membership" DROP CONSTRAINT "FK_6fc5e2153171bbeb54f4fda6595"`);
    await db.query(`ALTER TABLE "api_key" DROP CONSTRAINT "FK_656bf45bf240ad0a5aced63ae53"`);
    await db.query(`ALTER TABLE "session" DROP CONSTRAINT "FK_701cb1f435a29daa15b97b563cf"`);
    await db.query(`ALTER TABLE "session" DROP CONSTRAINT "FK_5c6e00902a1344d01a8d90f33cf"`);
    await db.query(`DROP TABLE "part_group"`);
    await db.query(`DROP INDEX "public"."part_spelling_of_type"`);
    await db.query(`DROP TABLE "part_spelling"`);
    await db.query(`DROP INDEX "public"."part_index_size"`);
    await db.query(`DROP INDEX "public"."part_index_outside"`);
    await db.query(`DROP INDEX "public"."part_index_width"`);
    await db.query(`DROP INDEX "public"."part_index_family"`);
    await db.query(`DROP INDEX "public"."part_index_series"`);
    await db.query(`DROP INDEX "public"."part_index_brands"`);
    await db.query(`DROP INDEX "public"."part_index_basic"`);
    await db.query(`DROP INDEX "public"."part_index_designation"`);
    await db.query(`DROP TABLE "part_index"`);
    await db.query(`DROP INDEX "public"."shipment_of_order"`);
    await db.query(`DROP TABLE "shipment"`);
    await db.query(`DROP TABLE "order_transition"`);
    await db.query(`DROP TABLE "order_line"`);
    await db.query(`DROP INDEX "public"."trade_order_id"`);
    await db.query(`DROP INDEX "public"."trade_order_of_seller"`);
    await db.query(`DROP INDEX "public"."trade_order_of_buyer"`);
    await db.query(`DROP INDEX "public"."trade_order_of_checkout"`);
    await db.query(`DROP INDEX "public"."trade_order_number"`);
    await db.query(`DROP TABLE "trade_order"`);
    await db.query(`DROP INDEX "public"."checkout_of_buyer"`);
    await db.query(`DROP TABLE "checkout"`);
    await db.query(`DROP INDEX "public"."provider_event_state"`);
    await db.query(`DROP TABLE "provider_event"`);
    await db.query(`DROP INDEX "public"."refund_of_share"`);
    await db.query(`DROP INDEX "public"."refund_open"`);
    await db.query(`DROP TABLE "refund"`);
    await db.query(`DROP INDEX "public"."payout_open"`);
    await db.query(`DROP TABLE "payout"`);
    await db.query(`DROP INDEX "public"."provider_transfer_open"`);
    await db.query(`DROP TABLE "provider_transfer"`);
    await db.query(`DROP INDEX "public"."provider_account_reference"`);
    await db.query(`DROP TABLE "provider_account"`);
    await db.query(`DROP INDEX "public"."payment_share_of_payment"`);
    await db.query(`DROP INDEX "public"."payment_share_reference"`);
    await db.query(`DROP TABLE "payment_share"`);
    await db.query(`DROP TABLE "payment_attempt"`);
    await db.query(`DROP INDEX "public"."payment_purpose"`);
    await db.query(`DROP INDEX "public"."payment_open"`);
    await db.query(`DROP INDEX "public"."payment_provider_reference"`);
    await db.query(`DROP INDEX "public"."payment_payer"`);
    await db.query(`DROP TABLE "payment"`);
    await db.query(`DROP INDEX "public"."mail_unsent"`);
    await db.query(`DROP INDEX "public"."mail_to"`);
    await db.query(`DROP INDEX "public"."mail_age"`);
    await db.query(`DROP TABLE "mail"`);
    await db.query(`DROP INDEX "public"."notification_of_organisation"`);
    await db.query(`DROP INDEX "public"."notification_unread"`);
    await db.query(`DROP TABLE "notification"`);
    await db.query(`DROP INDEX "public"."audit_entry_subject"`);
    await db.query(`DROP INDEX "public"."audit_entry_kind"`);
    await db.query(`DROP INDEX "public"."audit_entry_actor"`);
    await db.query(`DROP TABLE "audit_entry"`);
    await db.query(`DROP INDEX "public"."reservation_of_order"`);
    await db.query(`DROP INDEX "public"."reservation_lapsing"`);
    await db.query(`DROP TABLE "reservation"`);
    await db.query(`DROP INDEX "public"."stock_movement_of_lot"`);
    await db.query(`DROP TABLE "stock_movement"`);
    await db.query(`DROP INDEX "public"."stock_lot_of_listing"`);
    await db.query(`DROP TABLE "stock_lot"`);
    await db.query(`DROP INDEX "public"."listing_offers"`);
    await db.query(`DROP INDEX "public"."listing_of_seller"`);
    await db.query(`DROP INDEX "public"."listing_queue"`);
    await db.query(`DROP INDEX "public"."listing_same"`);
    await db.query(`DROP INDEX "public"."listing_id"`);
    await db.query(`DROP TABLE "listing"`);
    await db.query(`DROP INDEX "public"."ledger_leg_of_account"`);
    await db.query(`DROP TABLE "ledger_leg"`);
    await db.query(`DROP INDEX "public"."ledger_transfer_cause"`);
    await db.query(`DROP TABLE "ledger_transfer"`);
    await db.query(`DROP INDEX "public"."ledger_account_kind"`);
    await db.query(`DROP TABLE "ledger_account"`);
    await db.query(`DROP INDEX "public"."membership_organisation"`);
    await db.query(`DROP TABLE "membership"`);
    await db.query(`DROP INDEX "public"."person_email"`);
    await db.query(`DROP TABLE "person"`);
    await db.query(`DROP INDEX "public"."organisation_uscc"`);
    await db.query(`DROP INDEX "public"."organisation_queue"`);
    await db.query(`DROP INDEX "public"."organisation_of_kind"`);
    await db.query(`DROP TABLE "organisation"`);
    await db.query(`DROP INDEX "public"."api_key_hash"`);
    await db.query(`DROP INDEX "public"."api_key_organisation"`);
    await db.query(`DROP TABLE "api_key"`);
    await db.query(`DROP INDEX "public"."session_expiry"`);
    await db.query(`DROP INDEX "public"."session_token"`);
    await db.query(`DROP INDEX "public"."session_person"`);
    await db.query(`DROP INDEX "public"."session_family"`);
    await db.query(`DROP TABLE "session"`);
    await db.query(`DROP INDEX "public"."part_type_space"`);
    await db.query(`DROP INDEX "public"."part_type_basic"`);
    await db.query(`DROP INDEX "public"."part_type_designation"`);
    await db.query(`DROP TABLE "part_type"`);
    await db.query(`DROP TABLE "event_consumption"`);
    await db.query(`DROP INDEX "public"."outbox_event_aggregate"`);
    await db.query(`DROP TABLE "outbox_event"`);
    await db.query(`DROP INDEX "public"."idempotency_key_age"`);
    await db.query(`DROP TABLE "idempotency_key"`);
  }
}
