/**
 * A list of results by the keyboard alone: `/` goes to the search box, j and k up and down the rows, x picks a row to be compared.
 * Nothing happens while something is being typed, and every act has its link or field.
 */
export function watchKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = { '/': toSearch, j: () => toRow(1), k: () => toRow(-1), x: pickRow }[event.key];
    if (act?.()) event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]');
}

function toSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('input[type=search]');
  box?.focus();
  box?.select();
  return box !== null;
}

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>('table.results tbody th a')];

function toRow(step: 1 | -1): boolean {
  const links = rows();
  const row = document.activeElement?.closest('tr');
  const at = links.findIndex((link) => link.closest('tr') === row);
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
  next?.focus();
  return next !== undefined;
}

function pickRow(): boolean {
  const pick = document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('[data-pick]');
  pick?.click();
  return Boolean(pick);
}
