import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, ValidateNested } from 'class-validator';
import { MAX_ORDER_LINES, OrderLineRequest } from '../place-order.dto.js';

export class RepairRequest {
  /** The parts of the plan as it was shown; `expectedUnitPrice` says at what price. */
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_ORDER_LINES)
  @ValidateNested({ each: true })
  @Type(() => OrderLineRequest)
  lines: OrderLineRequest[];
}
