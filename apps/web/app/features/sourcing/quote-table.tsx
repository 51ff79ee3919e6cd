import './messages.js';
import { type ClipboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sheetKeys } from '../../components/sheet.js';
import { readBlock } from '../../lib/clipboard.js';
import { PASTED, type PastedColumn, placeBlock } from './quote-paste.js';

interface Pasted {
  rows: number;
  beyond: number;
  /** What stood there before. */
  before: [HTMLInputElement, string][];
}

/** A quote's rows as a sheet: a block is pasted where the cursor stands, or by the lines that it names, and taken back; Enter goes down. */
export function QuoteTable({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation('sourcing');
  const [pasted, setPasted] = useState<Pasted | null>(null);

  const paste = (event: ClipboardEvent<HTMLTableElement>): void => {
    const at = cellOf(event.target);
    const block = readBlock(event.clipboardData.getData('text/plain'));
    if (!at || block.length === 0 || (block.length === 1 && block[0]?.length === 1)) return;
    event.preventDefault();
    const rows = rowsOf(event.currentTarget);
    const lineNos = rows.map((row) => row.split('-')[0] ?? '');
    const { cells, beyond } = placeBlock(block, { row: rows.indexOf(at.row), column: at.column }, lineNos);
    const before = cells.flatMap(({ row, column, value }): Pasted['before'] => {
      const input = inputAt(event.currentTarget, column, rows[row]);
      if (!input || input.value === value) return [];
      const was = input.value;
      input.value = value;
      return [[input, was]];
    });
    setPasted({ rows: new Set(cells.map(({ row }) => row)).size, beyond, before });
  };

  const undo = (): void => {
    for (const [input, was] of pasted?.before ?? []) input.value = was;
    setPasted(null);
  };

  return (
    <>
      <div className="table-frame">
        <table
          className="data quoting"
          aria-label={label}
          onPaste={paste}
          onKeyDown={(event) => sheetKeys.onKeyDown(event)}
        >
          {children}
        </table>
      </div>
      <p className="small pasted" role="status">
        {pasted && (
          <>
            {t('rfq.pasted', { count: pasted.rows })}
            {pasted.beyond > 0 && ` ${t('rfq.pastedBeyond', { count: pasted.beyond })}`}{' '}
            <button type="button" className="button quiet small" onClick={undo}>
              {t('rfq.unpaste')}
            </button>
          </>
        )}
      </p>
    </>
  );
}

/** `prices.12-1`: a column, and a row of the form. */
function cellOf(target: EventTarget): { column: PastedColumn; row: string } | null {
  if (!(target instanceof HTMLInputElement)) return null;
  const [name, row = ''] = target.name.split('.');
  const column = PASTED.find((each) => each === name);
  return column ? { column, row } : null;
}

const rowsOf = (table: HTMLTableElement): string[] =>
  [...table.querySelectorAll<HTMLInputElement>('input[name="row"]')].map(({ value }) => value);

const inputAt = (table: HTMLTableElement, column: PastedColumn, row = ''): HTMLInputElement | null =>
  table.querySelector<HTMLInputElement>(`input[name="${column}.${row}"]`);
