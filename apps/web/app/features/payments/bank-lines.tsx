import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { Badge } from '../../components/notice.js';
import type { BankRowView, View } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import { formatDateTime, formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import type { Problem } from '../../lib/problem.js';
import { QueueTable } from '../moderation/queue.js';
import { DecideForm } from './decide-form.js';

type MatchView = View<'BankMatchView'>;

/** What one person says that lines are for: another confirms it, and only then it moves. */
export function MatchesTable({ matches, keys }: { matches: MatchView[]; keys: Record<string, string> }) {
  const { t } = useTranslation('payments');
  const columns = ['what', 'lines', 'sum', 'proposer', 'act'] as const;
  return (
    <QueueTable columns={columns.map((each) => t(`match.column.${each}`))}>
      {matches.map((match) => (
        <MatchRow key={match.id} match={match} idempotencyKey={keys[match.id] ?? ''} />
      ))}
    </QueueTable>
  );
}

function MatchRow({ match, idempotencyKey }: { match: MatchView; idempotencyKey: string }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const money = (amount: MatchView['amount']) => formatMoney(amount, language);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="strong">
          {match.kind === 'pay'
            ? t('match.pays', { code: match.code })
            : match.kind === 'payout'
              ? t('match.payouts', { code: match.code })
              : t(match.kind === 'charge' ? 'match.charges' : 'match.returns')}
        </span>
        {match.expected && (
          <p className="small muted">{t('match.asked', { amount: money(match.expected) })}</p>
        )}
      </th>
      <td role="cell">
        {match.payers.join(t('match.and'))}
        <p className="small muted">{match.references.join(' · ')}</p>
      </td>
      <td role="cell">
        {money(match.amount)}
        {match.kind === 'pay' && match.surplus.amountMinor > 0 && (
          <p className="small">{t('match.surplus', { amount: money(match.surplus) })}</p>
        )}
      </td>
      <td role="cell">
        {match.proposedBy} <span className="small muted">{formatDateTime(match.createdAt, language)}</span>
        {match.note && <p className="small">{match.note}</p>}
      </td>
      <td role="cell">
        <DecideForm
          id={match.id}
          isMine={match.isMine}
          confirm={t('match.confirm')}
          idempotencyKey={idempotencyKey}
        />
      </td>
    </tr>
  );
}

/** What was typed into a proposal that was refused. */
export interface MatchDraft {
  rowIds: string[];
  code: string;
  note: string;
}

/** Lines that came and went. Those that nobody could match by rule are ticked, one or several, and said what they are for. */
export function LinesForm({
  rows,
  problem,
  draft,
  idempotencyKey,
}: {
  rows: BankRowView[];
  problem: Problem | undefined;
  draft: MatchDraft | undefined;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('payments');
  const fault = useFaults(problem);
  const canMatch = rows.some(isOpen);
  const columns = ['reference', 'amount', 'why', 'payer', 'note'] as const;
  return (
    <Form method="post" className="stack">
      <IdempotencyKey value={idempotencyKey} />
      <QueueTable columns={columns.map((each) => t(`line.${each}`))}>
        {rows.map((row) => (
          <Line key={row.id} row={row} isTicked={draft?.rowIds.includes(row.id) ?? false} />
        ))}
      </QueueTable>
      {fault('rowIds') && <p className="error">{fault('rowIds')}</p>}
      {canMatch && (
        <fieldset className="fields" aria-describedby="match-lead">
          <legend>{t('match.title')}</legend>
          <p className="small muted wide-field" id="match-lead">
            {t('match.lead')}
          </p>
          <TextField
            label={t('match.code')}
            name="code"
            hint={t('match.codeHint')}
            defaultValue={draft?.code}
            error={fault('code')}
            maxLength={60}
            autoComplete="off"
            isOptional="silently"
          />
          <TextField
            label={t('match.note')}
            name="note"
            defaultValue={draft?.note}
            error={fault('note')}
            maxLength={500}
            autoComplete="off"
            isOptional
          />
          <div className="acts wide-field">
            <SubmitButton name="act" value="pay">
              {t('match.proposePay')}
            </SubmitButton>
            <SubmitButton className="" name="act" value="return">
              {t('match.proposeReturn')}
            </SubmitButton>
            <SubmitButton className="" name="act" value="charge">
              {t('match.proposeCharge')}
            </SubmitButton>
            <SubmitButton className="" name="act" value="payout">
              {t('match.proposePayout')}
            </SubmitButton>
          </div>
        </fieldset>
      )}
    </Form>
  );
}

const isOpen = ({ state, matchId }: BankRowView): boolean => state === 'unmatched' && matchId === null;

function Line({ row, isTicked }: { row: BankRowView; isTicked: boolean }) {
  const language = useLanguage();
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {isOpen(row) ? (
          <label className="check">
            <input type="checkbox" name="rowIds" value={row.id} defaultChecked={isTicked} />
            <span>{row.bankReference}</span>
          </label>
        ) : (
          row.bankReference
        )}
        <p className="small muted">{row.bookedOn}</p>
      </th>
      <td role="cell" className="strong">
        {formatMoney(row.amount, language)}
      </td>
      <td role="cell">
        <Why row={row} />
      </td>
      <td role="cell">
        {row.payerName} <span className="muted small">{row.payerAccount}</span>
      </td>
      <td role="cell">{row.note}</td>
    </tr>
  );
}

/** Why it waits, what is asked for under its code, and where that is all it needs, the proposal at one press. */
function Why({ row }: { row: BankRowView }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const { code, expected, amount } = row;
  return (
    <>
      {row.reason && t(`unmatched.reason.${row.reason}`)}
      {row.matchId && row.state === 'unmatched' && <Badge tone="warn">{t('match.waits')}</Badge>}
      {expected && (
        <p className="small muted">
          {t('unmatched.expected', { code, amount: formatMoney(expected, language) })}
        </p>
      )}
      {isOpen(row) && row.reason === 'overpaid' && code && expected && (
        <SubmitButton className="small" name="suggest" value={`${row.id}|${code}`}>
          {t('match.suggest', {
            code,
            surplus: formatMoney(
              { ...amount, amountMinor: amount.amountMinor - expected.amountMinor },
              language,
            ),
          })}
        </SubmitButton>
      )}
    </>
  );
}
