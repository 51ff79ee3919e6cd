import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export const MAX_ORDER_LINES = 200;
const MAX_QUANTITY = 100_000_000;

export class OrderLineRequest {
  @IsUUID()
  listingId: string;

  @IsUUID()
  sellerId: string;

  /** Pieces. */
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  quantity: number;

  /** The unit price that the buyer saw: when the seller's is another by now, the order is refused. */
  @IsOptional()
  @Matches(/^\d{1,12}(\.\d{1,6})?$/, {
    message: 'must be a decimal string with at most six decimals, such as "0.085"',
  })
  expectedUnitPrice?: string;

  /** What the shelf does not have may be made for it, by the day that the offer names (`readyOn`). */
  @IsOptional()
  @IsBoolean()
  makeToOrder?: boolean;
}

export class DeliveryAddressRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  name: string;

  /** Mainland mobile or landline, or international with +. */
  @Matches(/^\+?[\d -]{7,20}$/, { message: 'must be a telephone number such as 13800000000' })
  phone: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(20)
  province: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  city: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  address: string;
}

/** A purchase: many lines, of many sellers. */
export class PlaceOrderRequest {
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_ORDER_LINES)
  @ValidateNested({ each: true })
  @Type(() => OrderLineRequest)
  lines: OrderLineRequest[];

  @IsNotEmpty()
  @ValidateNested()
  @Type(() => DeliveryAddressRequest)
  deliverTo: DeliveryAddressRequest;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export const PAYMENT_METHODS = ['card', 'alipay', 'wechat_pay', 'bank_transfer'] as const;

export class PayRequest {
  @IsIn(PAYMENT_METHODS)
  method: (typeof PAYMENT_METHODS)[number];

  /** The provider's name of the means: `pm_…`. In the sandbox `pm_card_visa`, `pm_card_visa_chargeDeclined`. */
  @IsOptional()
  @Matches(/^pm_[A-Za-z0-9_]{1,120}$/)
  paymentMethod?: string;
}

export class ReasonRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class GiveBackRequest extends ReasonRequest {
  /** Of what was released to the seller, in minor units of the order's currency. */
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  amountMinor: number;
}

export class ShipRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  carrier: string;

  /** As carriers print it; blanks in it count for nothing. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replaceAll(/\s/g, '') : value,
  )
  @Matches(/^[\w-]{4,40}$/, { message: 'must have 4 to 40 letters, digits or hyphens, such as SF1234567890' })
  trackingNumber: string;
}

/** Pieces of one line of an order. */
export class LinePieces {
  @IsInt()
  @Min(1)
  @Max(MAX_ORDER_LINES)
  lineNo: number;

  @IsInt()
  @Min(0)
  @Max(MAX_QUANTITY)
  quantity: number;
}

export class AcceptRequest {
  /** Lines of which less is accepted than was ordered, 0 for none of it; the others are accepted whole. */
  @IsOptional()
  @ArrayMaxSize(MAX_ORDER_LINES)
  @ValidateNested({ each: true })
  @Type(() => LinePieces)
  lines?: LinePieces[];

  /** Why not all: told to the buyer. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class ShippedPieces {
  @IsInt()
  @Min(1)
  @Max(MAX_ORDER_LINES)
  lineNo: number;

  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  quantity: number;
}

export class ShipmentRequest extends ShipRequest {
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_ORDER_LINES)
  @ValidateNested({ each: true })
  @Type(() => ShippedPieces)
  lines: ShippedPieces[];
}
