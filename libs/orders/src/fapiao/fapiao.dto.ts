import { IsUscc } from '@app/identity';
import {
  IsEmail,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { FAPIAO_KINDS, type FapiaoKind } from './fapiao.states.js';

export class RequestFapiaoRequest {
  /** `special` (deductible, 专用发票) or `ordinary` (普通发票). */
  @IsIn(FAPIAO_KINDS)
  kind: FapiaoKind;

  /** 抬头. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  title: string;

  /** 纳税人识别号: the unified social credit code. */
  @IsUscc()
  taxNumber: string;

  @IsEmail()
  @MaxLength(120)
  email: string;

  /** Registered address and telephone, bank and account. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  registration?: string;
}

export class IssueFapiaoRequest {
  /** 发票号码: 20 digits of a digital invoice, 8 of an older one. */
  @Matches(/^(\d{8}|\d{20})$/, { message: 'must have 20 digits (digital invoice) or 8' })
  number: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'must be a date such as 2027-12-31' })
  @IsISO8601({ strict: true })
  issuedOn: string;

  /** Of the invoice itself, sent before. */
  @IsOptional()
  @IsUUID()
  fileId?: string;
}
