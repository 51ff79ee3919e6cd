export * from './actor.js';
export * from './advisory-lock.js';
export * from './columns.js';
export * from './config.js';
export * from './config.token.js';
export * from './database.js';
export {
  type Deed,
  deedFact,
  type Fact,
  Listens,
  ListensTogether,
  STATED_SINCE_SQL,
  statedSince,
  stateFacts,
  type StoredFact,
  unseenSince,
} from './events.js';
export { FileStore, type KeptFile } from './files/file-store.js';
export { DRAWING_TYPES, IMAGE_TYPES } from './files/media-type.js';
export { spool, type SpooledFile } from './files/spooled-file.js';
export * from './http/allow.js';
export * from './http/day.js';
export * from './http/error.views.js';
export * from './http/file-name.dto.js';
export * from './http/ids.js';
export * from './http/page.dto.js';
export * from './http/picture-size.dto.js';
export { KeepsNothing, requirePlainBody } from './http/plain-body.js';
export * from './http/plain-text.js';
export * from './http/problem.filter.js';
export * from './http/readiness.js';
export * from './http/upload.js';
export * from './http/validation.pipe.js';
export * from './http/write-request.js';
export { JobBell } from './job-bell.js';
export { enqueueJob, Runs } from './jobs.js';
export { inLanes, madeAhead } from './lanes.js';
export { nameInLog } from './logging.js';
export { containing } from './patterns.js';
export type { Paper, PaperColumn } from './papers/paper.js';
export { Papers } from './papers/papers.js';

export * from './platform.module.js';
export { prepared } from './prepared.js';
export { CSV_START, csvLine } from './tables/csv.writer.js';
export type { Cell, FileRow } from './tables/table.js';
export { tableRefusal } from './tables/table.faults.js';
export { tableRows, wholeTable, wholeTables } from './tables/table.reader.js';
export * from './worker.js';
