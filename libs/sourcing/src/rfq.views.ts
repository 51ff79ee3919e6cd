import { type PartFamily } from '@app/bearings';
import { type RfqState } from './rfq.entity.js';

export class RfqLineView {
  lineNo: number;
  /** As the buyer wrote it. */
  text: string;
  /** Canonical designation, where the text names one type of the catalogue. */
  partType: string | null;
  partTypeId: string | null;
  /** Of the part type, else all that the text may speak of. */
  families: PartFamily[];
  brand: string | null;
  quantity: number;
}

/** What a seller may know of a request before answering it. */
export class SoughtView {
  id: string;
  lines: RfqLineView[];
  province: string | null;
  neededBy: string | null;
  openedAt: string;
}

export class SoughtPageView {
  items: SoughtView[];
  nextCursor: string | null;
}

export class RfqView extends SoughtView {
  /** open or closed */
  state: RfqState;
  note: string | null;
  closedAt: string | null;
}

export class RfqPageView {
  items: RfqView[];
  nextCursor: string | null;
}

export class RfqBuyerView {
  id: string;
  name: string;
}

export class BuyerRfqView extends RfqView {
  buyer: RfqBuyerView;
}

export class BuyerRfqPageView {
  items: BuyerRfqView[];
  nextCursor: string | null;
}

interface RfqLineRow {
  line_no: number;
  text: string;
  part_type_id: string | null;
  designation: string | null;
  families: PartFamily[];
  brand: string | null;
  quantity: number;
}

export interface RfqRow {
  id: string;
  state: RfqState;
  lines: RfqLineRow[];
  province: string | null;
  needed_by: string | null;
  note: string | null;
  opened_at: Date;
  closed_at: Date | null;
  buyer_id: string;
  buyer_name: string;
}

export function toSoughtView(row: RfqRow): SoughtView {
  return {
    id: row.id,
    lines: row.lines.map(toLineView),
    province: row.province,
    neededBy: row.needed_by,
    openedAt: row.opened_at.toISOString(),
  };
}

export function toRfqView(row: RfqRow): RfqView {
  return {
    ...toSoughtView(row),
    state: row.state,
    note: row.note,
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

export function toBuyerRfqView(row: RfqRow): BuyerRfqView {
  return { ...toRfqView(row), buyer: { id: row.buyer_id, name: row.buyer_name } };
}

function toLineView(line: RfqLineRow): RfqLineView {
  return {
    lineNo: line.line_no,
    text: line.text,
    partType: line.designation,
    partTypeId: line.part_type_id,
    families: line.families,
    brand: line.brand,
    quantity: line.quantity,
  };
}
