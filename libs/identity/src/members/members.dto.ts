import { type Locale, type MemberRole, PlainText } from '@app/platform';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../sessions/password.rules.js';

const MAX_EMAIL_LENGTH = 254;
const TOKEN_LENGTH = 43;
/** Ten thousand million yuan. */
const MAX_LIMIT_MINOR = 1_000_000_000_000;

export class InviteRequest {
  @IsEmail()
  @MaxLength(MAX_EMAIL_LENGTH)
  email: string;

  /** `admin` sets limits and approves; `member` orders within them. */
  @IsIn(['member', 'admin'])
  role: 'member' | 'admin';
}

export class ChangeMemberRequest {
  /** `owner` may all, `admin` sets limits, invites and approves, `member` orders within them. */
  @IsIn(['owner', 'admin', 'member'])
  role: MemberRole;
}

export class LimitRequest {
  /** The largest purchase that needs nobody's approval, in fen; 0: every purchase needs it; null: no limit. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(MAX_LIMIT_MINOR)
  limitMinor: number | null;
}

export class InvitationQuery {
  /** From the link of the mail. */
  @IsString()
  @Length(TOKEN_LENGTH, TOKEN_LENGTH)
  token: string;
}

export class JoinRequest extends InvitationQuery {
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
  @IsIn(['zh', 'en'])
  locale?: Locale;
}
