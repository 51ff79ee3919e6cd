import { type MemberRole } from '@app/platform';

export class MemberView {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  /** The largest purchase of theirs that needs nobody's approval, in fen; null: the firm's holds for members, none for others. */
  limitMinor: number | null;
}

export class InvitationView {
  id: string;
  email: string;
  role: MemberRole;
  expiresAt: string;
}

export class MembersView {
  items: MemberView[];
  /** Not yet accepted. */
  invitations: InvitationView[];
  /** What members without a limit of their own may spend at once without approval, in fen; null: no limit. */
  limitMinor: number | null;
}

/** What somebody sees who follows the link of an invitation. */
export class InvitedView {
  organisationName: string;
  email: string;
  role: MemberRole;
}

export interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  limit_minor: string | null;
}

export interface InvitationRow {
  id: string;
  email: string;
  role: MemberRole;
  expires_at: Date;
}

const numberOf = (minor: string | null): number | null => (minor === null ? null : Number(minor));

const toMemberView = ({ id, name, email, role, limit_minor }: MemberRow): MemberView => ({
  id,
  name,
  email,
  role,
  limitMinor: numberOf(limit_minor),
});

export const toMembersView = (
  members: readonly MemberRow[],
  invitations: readonly InvitationRow[],
  limitMinor: string | null,
): MembersView => ({
  items: members.map(toMemberView),
  invitations: invitations.map(({ id, email, role, expires_at: expiresAt }) => ({
    id,
    email,
    role,
    expiresAt: expiresAt.toISOString(),
  })),
  limitMinor: numberOf(limitMinor),
});
