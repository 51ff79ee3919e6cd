import { Day, PageQuery, PlainText } from '@app/platform';
import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ORDER_STATES, type OrderState } from '../order.states.js';

export class OrdersQuery extends PageQuery {
  @IsOptional()
  @IsIn(ORDER_STATES)
  state?: OrderState;

  /** An order's whole number, or a part of either firm's name. */
  @IsOptional()
  @PlainText({ max: 80 })
  q?: string;
}

/** Which of a firm's own orders. */
export class OrdersWantedQuery {
  @IsOptional()
  @IsIn(ORDER_STATES)
  state?: OrderState;

  /** A part of an order's number, of the other side's name, or a part in any spelling. */
  @IsOptional()
  @PlainText({ max: 80 })
  q?: string;

  /** Those whose fapiao is asked for and still to be issued. */
  @IsOptional()
  @IsIn(['requested'])
  fapiao?: 'requested';

  /** The first day of placing, YYYY-MM-DD, where the market is. */
  @IsOptional()
  @Day()
  from?: string;

  /** The last one. */
  @IsOptional()
  @Day()
  to?: string;
}

export class OwnOrdersQuery extends IntersectionType(PageQuery, OrdersWantedQuery) {}
