import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a buyer asks for where nobody offers it is no RFQ: nobody quotes for it. It gives the name up. */
const RENAMED: readonly (readonly [what: string, from: string, to: string])[] = [
  ['TABLE', 'rfq', 'part_request'],
  ['TABLE', 'rfq_line', 'part_request_line'],
  ['INDEX', 'rfq_queue', 'part_request_queue'],
  ['INDEX', 'rfq_of_buyer', 'part_request_of_buyer'],
  ['INDEX', 'rfq_line_families', 'part_request_line_families'],
];
const CONSTRAINTS: readonly (readonly [table: string, from: string, to: string])[] = [
  ['part_request', 'rfq_closed', 'part_request_closed'],
  ['part_request', 'rfq_state', 'part_request_state'],
  ['part_request', 'PK_395d59069aefd34028301b81af1', 'PK_1dc9ff648cc40cd74bb0b063e9c'],
  ['part_request', 'FK_348154a26469e3e5e0265a62555', 'FK_2b40e21918c1d82718d90c7c390'],
  ['part_request_line', 'rfq_line_quantity', 'part_request_line_quantity'],
  ['part_request_line', 'PK_121b201948a2f821b955527b35a', 'PK_b58dadc0a4ba17bcda885705af7'],
  ['part_request_line', 'FK_3fae9de509412d72b09e9e3c954', 'FK_92861d8aeea9ea5bd7cd8a3c905'],
  ['part_request_line', 'FK_c97a0e0a6277fdf5af34e6ca422', 'FK_844e2b35fc06eb5c40b8898be98'],
];

export class PartRequests1764181000000 implements MigrationInterface {
  name = 'PartRequests1764181000000';

  async up(db: QueryRunner): Promise<void> {
    for (const [what, from, to] of RENAMED) await db.query(`ALTER ${what} "${from}" RENAME TO "${to}"`);
    await db.query(`ALTER TABLE "part_request_line" RENAME COLUMN "rfq_id" TO "request_id"`);
    for (const [table, from, to] of CONSTRAINTS)
      await db.query(`ALTER TABLE "${table}" RENAME CONSTRAINT "${from}" TO "${to}"`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, from, to] of CONSTRAINTS)
      await db.query(`ALTER TABLE "${table}" RENAME CONSTRAINT "${to}" TO "${from}"`);
    await db.query(`ALTER TABLE "part_request_line" RENAME COLUMN "request_id" TO "rfq_id"`);
    for (const [what, from, to] of RENAMED) await db.query(`ALTER ${what} "${to}" RENAME TO "${from}"`);
  }
}
