import type { ClipboardEvent, FormEvent, KeyboardEvent } from 'react';
import { readBlock } from '../lib/clipboard.js';

const STEPS: Record<string, 1 | -1> = { ArrowDown: 1, Enter: 1, ArrowUp: -1 };

/** A table of inputs as a spreadsheet: arrows and Enter go up and down a column, a pasted block fills the cells from here on. */
export const sheetKeys = {
  onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    const step = STEPS[event.key];
    const input = cellInput(event.target);
    if (step === undefined || !input || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const next = below(input, step);
    next?.focus();
    next?.select();
  },
  onPaste(event: ClipboardEvent<HTMLTableElement>): void {
    const first = cellInput(event.target);
    const block = readBlock(event.clipboardData.getData('text/plain'));
    if (!first || (block.length <= 1 && (block[0]?.length ?? 0) <= 1)) return;
    event.preventDefault();
    let start: HTMLInputElement | undefined = first;
    for (const line of block) {
      if (!start) break;
      const cells = inputsOf(start.closest('tr'));
      const from = cells.indexOf(start);
      line.forEach((text, at) => {
        const cell = cells[from + at];
        if (cell) typeInto(cell, text);
      });
      start = below(start, 1);
    }
  },
  /** What is not yet saved is seen. */
  onInput({ target }: FormEvent<HTMLTableElement>): void {
    const input = cellInput(target);
    input?.toggleAttribute('data-changed', input.value !== input.defaultValue);
  },
};

export function typeInto(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

const cellInput = (target: EventTarget): HTMLInputElement | undefined =>
  target instanceof HTMLInputElement && target.dataset.column ? target : undefined;

const inputsOf = (row: Element | null | undefined): HTMLInputElement[] => [
  ...(row?.querySelectorAll<HTMLInputElement>('input[data-column]') ?? []),
];

function below(input: HTMLInputElement, step: 1 | -1): HTMLInputElement | undefined {
  const column = [
    ...(input
      .closest('table')
      ?.querySelectorAll<HTMLInputElement>(`input[data-column="${input.dataset.column}"]`) ?? []),
  ];
  return column[column.indexOf(input) + step];
}
