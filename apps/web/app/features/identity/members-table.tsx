import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, SelectField, TextField } from '../../components/field.js';
import { Badge } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import { formatDateTime, formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import type { Problem } from '../../lib/problem.js';
import { QueueTable } from '../moderation/queue.js';

type Members = View<'MembersView'>;
type Member = Members['items'][number];
type Keys = Record<string, string>;

/** A form that was refused: which, why, and what was typed. */
export interface RefusedForm {
  of: string;
  act: string;
  problem: Problem;
  typed: Record<'yuan' | 'email' | 'role', string>;
}

const FEN_IN_YUAN = 100;
const yuanOf = (limitMinor: number | null): string =>
  limitMinor === null ? '' : String(limitMinor / FEN_IN_YUAN);

/** The people of a firm and what each may spend alone. */
export function MembersTable({
  members,
  userId,
  mayChange,
  mayRank,
  keys,
  refused,
}: {
  members: Members;
  userId: string;
  mayChange: boolean;
  /** Owners alone say who is what. */
  mayRank: boolean;
  keys: Keys;
  refused: RefusedForm | undefined;
}) {
  const { t } = useTranslation('identity');
  const columns = ['person', 'role', 'limit', ...(mayChange ? (['act'] as const) : [])] as const;
  return (
    <QueueTable columns={columns.map((each) => t(`member.column.${each}`))}>
      {members.items.map((member) => (
        <tr role="row" key={member.id}>
          <th role="rowheader" scope="row">
            <span className="strong">{member.name}</span>{' '}
            {member.id === userId && <Badge>{t('member.you')}</Badge>}
            <p className="small muted">{member.email}</p>
          </th>
          <td role="cell">{t(`member.role.${member.role}`)}</td>
          <td role="cell" data-label={t('member.column.limit')}>
            <LimitText member={member} firmLimitMinor={members.limitMinor} />
          </td>
          {mayChange && (
            <td role="cell">
              <MemberActs
                key={member.role}
                member={member}
                canRank={mayRank && member.id !== userId}
                canRemove={member.role !== 'owner' && member.id !== userId}
                idempotencyKey={keys[member.id] ?? ''}
                refused={refused?.of === member.id ? refused : undefined}
              />
            </td>
          )}
        </tr>
      ))}
    </QueueTable>
  );
}

function LimitText({ member, firmLimitMinor }: { member: Member; firmLimitMinor: number | null }) {
  const { t } = useTranslation('identity');
  const language = useLanguage();
  const own = member.limitMinor;
  const limit = own ?? (member.role === 'member' ? firmLimitMinor : null);
  if (limit === null) return t('member.noLimit');
  if (limit === 0) return t('member.always');
  const amount = formatMoney({ amountMinor: limit, currency: 'CNY' }, language);
  return own === null ? t('member.firmLimit', { amount }) : amount;
}

function MemberActs({
  member,
  canRank,
  canRemove,
  idempotencyKey,
  refused,
}: {
  member: Member;
  canRank: boolean;
  canRemove: boolean;
  idempotencyKey: string;
  refused: RefusedForm | undefined;
}) {
  const { t } = useTranslation('identity');
  return (
    <div className="decision">
      <details open={refused?.act === 'limit'}>
        <summary className="button small">{t('member.setLimit')}</summary>
        <form method="post" className="fields one">
          <input type="hidden" name="id" value={member.id} />
          <IdempotencyKey value={idempotencyKey} />
          <LimitField
            hint={t(member.role === 'member' ? 'member.limitHint' : 'member.limitHintAdmin')}
            yuan={refused?.typed.yuan ?? yuanOf(member.limitMinor)}
            problem={refused?.problem}
          />
          <button className="button small primary" name="act" value="limit">
            {t('member.saveLimit')}
          </button>
        </form>
      </details>
      {canRank && (
        <details open={refused?.act === 'role'}>
          <summary className="button small">{t('member.setRole')}</summary>
          <form method="post" className="fields one">
            <input type="hidden" name="id" value={member.id} />
            <IdempotencyKey value={idempotencyKey} />
            <SelectField
              label={t('member.column.role')}
              name="role"
              hint={t('member.setRoleHint')}
              defaultValue={refused?.typed.role || member.role}
            >
              {(['owner', 'admin', 'member'] as const).map((role) => (
                <option key={role} value={role}>
                  {t(`member.role.${role}`)}
                </option>
              ))}
            </SelectField>
            <button className="button small primary" name="act" value="role">
              {t('member.saveRole')}
            </button>
          </form>
        </details>
      )}
      {canRemove && (
        <details>
          <summary className="button small">{t('member.remove')}</summary>
          <form method="post" className="fields one">
            <input type="hidden" name="id" value={member.id} />
            <IdempotencyKey value={idempotencyKey} />
            <p className="small">{t('member.removeHint', { name: member.name })}</p>
            <button className="button small danger" name="act" value="remove">
              {t('member.remove')}
            </button>
          </form>
        </details>
      )}
    </div>
  );
}

function LimitField({ hint, yuan, problem }: { hint: string; yuan: string; problem: Problem | undefined }) {
  const { t } = useTranslation('identity');
  const fault = useFaults(problem);
  return (
    <TextField
      label={t('member.limitYuan')}
      name="yuan"
      hint={hint}
      error={fault('limitMinor')}
      defaultValue={yuan}
      inputMode="decimal"
      maxLength={16}
      autoComplete="off"
      isOptional="silently"
    />
  );
}

/** The firm's own limit, for members who have none. */
export function FirmLimitForm({
  limitMinor,
  idempotencyKey,
  refused,
}: {
  limitMinor: number | null;
  idempotencyKey: string;
  refused: RefusedForm | undefined;
}) {
  const { t } = useTranslation('identity');
  return (
    <form method="post" className="fields one form-column">
      <IdempotencyKey value={idempotencyKey} />
      <LimitField
        hint={t('member.firmLimitHint')}
        yuan={refused?.typed.yuan ?? yuanOf(limitMinor)}
        problem={refused?.problem}
      />
      <div className="acts">
        <button className="button" name="act" value="limit-firm">
          {t('member.saveLimit')}
        </button>
      </div>
    </form>
  );
}

export function InviteForm({
  idempotencyKey,
  refused,
}: {
  idempotencyKey: string;
  refused: RefusedForm | undefined;
}) {
  const { t } = useTranslation('identity');
  const fault = useFaults(refused?.problem);
  return (
    <form method="post" className="fields form-column">
      <IdempotencyKey value={idempotencyKey} />
      <TextField
        label={t('email')}
        name="email"
        type="email"
        defaultValue={refused?.typed.email}
        error={fault('email')}
        maxLength={254}
        autoComplete="off"
      />
      <SelectField
        label={t('member.column.role')}
        name="role"
        hint={t('member.roleHint')}
        defaultValue={refused?.typed.role ?? 'member'}
        error={fault('role')}
      >
        <option value="member">{t('member.role.member')}</option>
        <option value="admin">{t('member.role.admin')}</option>
      </SelectField>
      <div className="acts wide-field">
        <button className="button primary" name="act" value="invite">
          {t('member.invite')}
        </button>
      </div>
    </form>
  );
}

/** Who was asked to join and has not come yet. */
export function InvitationsList({
  invitations,
  mayChange,
  keys,
}: {
  invitations: Members['invitations'];
  mayChange: boolean;
  keys: Keys;
}) {
  const { t } = useTranslation('identity');
  const language = useLanguage();
  return (
    <ul className="order-rows">
      {invitations.map((each) => (
        <li key={each.id}>
          <span>{each.email}</span>
          <span className="muted">{t(`member.role.${each.role}`)}</span>
          <span className="muted small">
            {t('member.until', { at: formatDateTime(each.expiresAt, language) })}
          </span>
          {mayChange && (
            <form method="post">
              <input type="hidden" name="id" value={each.id} />
              <IdempotencyKey value={keys[each.id] ?? ''} />
              <button className="button small" name="act" value="withdraw">
                {t('member.withdraw')}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
