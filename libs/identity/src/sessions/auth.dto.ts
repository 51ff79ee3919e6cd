import { findProvince, PROVINCES } from '@app/kernel';
import { type Locale, PlainText } from '@app/platform';
import { Transform, Type } from 'class-transformer';
import {
  IsDefined,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsUscc } from '../organisations/is-uscc.js';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password.rules.js';

const LOCALES = ['zh', 'en'] as const;
const MAX_EMAIL_LENGTH = 254;
const TOKEN_LENGTH = 43;

export class LoginRequest {
  @PlainText({ max: MAX_EMAIL_LENGTH })
  email: string;

  @IsString()
  @MinLength(1)
  @MaxLength(PASSWORD_MAX_LENGTH)
  password: string;
}

export class RefreshRequest {
  @IsString()
  @Length(TOKEN_LENGTH, TOKEN_LENGTH)
  refreshToken: string;
}

export class RegisterOrganisationRequest {
  @IsIn(['buyer', 'seller'])
  kind: 'buyer' | 'seller';

  @PlainText({ min: 2, max: 100 })
  name: string;

  /** One of the 31, as 山东, 山东省, Shandong or 37. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (findProvince(value)?.zh ?? value) : value,
  )
  @IsIn(PROVINCES.map(({ zh }) => zh))
  province: string;

  @IsOptional()
  @PlainText({ max: 40 })
  city?: string;

  @IsOptional()
  @PlainText({ max: 40 })
  town?: string;

  @IsOptional()
  @PlainText({ max: 60 })
  industrialPark?: string;

  /** Unified social credit code (GB 32100), 18 characters. */
  @IsOptional()
  @IsUscc()
  uscc?: string;
}

export class RegisterRequest {
  @IsEmail()
  @MaxLength(MAX_EMAIL_LENGTH)
  email: string;

  /** 10 to 128 characters of any kind; the commonest passwords are refused. */
  @IsString()
  @MinLength(PASSWORD_MIN_LENGTH)
  @MaxLength(PASSWORD_MAX_LENGTH)
  password: string;

  /** The person's own name. */
  @PlainText({ max: 60 })
  name: string;

  /** The language of mails to this person. */
  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;

  @IsDefined()
  @ValidateNested()
  @Type(() => RegisterOrganisationRequest)
  organisation: RegisterOrganisationRequest;
}

export class ChangeMeRequest {
  @IsOptional()
  @PlainText({ max: 60 })
  name?: string;

  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;
}

export class AskPasswordRequest {
  @IsEmail()
  @MaxLength(MAX_EMAIL_LENGTH)
  email: string;
}

export class ChoosePasswordRequest {
  /** From the link of the mail. */
  @IsString()
  @Length(TOKEN_LENGTH, TOKEN_LENGTH)
  token: string;

  /** 10 to 128 characters of any kind; the commonest passwords are refused. */
  @IsString()
  @MinLength(PASSWORD_MIN_LENGTH)
  @MaxLength(PASSWORD_MAX_LENGTH)
  password: string;
}
