import { type PartFamily } from '@app/bearings';
import { type PartRequestState } from './part-request.entity.js';

export class PartRequestLineView {
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
  lines: PartRequestLineView[];
  province: string | null;
  neededBy: string | null;
  openedAt: string;
}

export class SoughtPageView {
  items: SoughtView[];
  nextCursor: string | null;
}

export class PartRequestView extends SoughtView {
  /** open or closed */
  state: PartRequestState;
  note: string | null;
  closedAt: string | null;
}

export class PartRequestPageView {
  items: PartRequestView[];
  nextCursor: string | null;
}

export class PartRequestBuyerView {
  id: string;
  name: string;
}

export class BuyerPartRequestView extends PartRequestView {
  buyer: PartRequestBuyerView;
}

export class BuyerPartRequestPageView {
  items: BuyerPartRequestView[];
  nextCursor: string | null;
}

interface PartRequestLineRow {
  line_no: number;
  text: string;
  part_type_id: string | null;
  designation: string | null;
  families: PartFamily[];
  brand: string | null;
  quantity: number;
}

export interface PartRequestRow {
  id: string;
  state: PartRequestState;
  lines: PartRequestLineRow[];
  province: string | null;
  needed_by: string | null;
  note: string | null;
  opened_at: Date;
  closed_at: Date | null;
  buyer_id: string;
  buyer_name: string;
}

export function toSoughtView(row: PartRequestRow): SoughtView {
  return {
    id: row.id,
    lines: row.lines.map(toLineView),
    province: row.province,
    neededBy: row.needed_by,
    openedAt: row.opened_at.toISOString(),
  };
}

export function toPartRequestView(row: PartRequestRow): PartRequestView {
  return {
    ...toSoughtView(row),
    state: row.state,
    note: row.note,
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

export function toBuyerPartRequestView(row: PartRequestRow): BuyerPartRequestView {
  return { ...toPartRequestView(row), buyer: { id: row.buyer_id, name: row.buyer_name } };
}

function toLineView(line: PartRequestLineRow): PartRequestLineView {
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
