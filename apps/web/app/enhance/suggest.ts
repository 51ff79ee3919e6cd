/** Suggestions under a search box, as the ARIA combobox pattern has it: arrows choose, Enter goes, Escape closes. */
interface Suggestions {
  items: { href: string; name: string; note: string; size: string }[];
}

const PAUSE_MS = 120;
const LIST_ID = 'suggestions';

let pending: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

export function watchSuggestions(): void {
  document.addEventListener('input', ({ target }) => {
    const box = boxOf(target);
    if (!box) return;
    clearTimeout(timer);
    timer = setTimeout(() => void suggest(box), PAUSE_MS);
  });
  document.addEventListener('keydown', (event) => {
    const box = boxOf(event.target);
    if (box) move(event, box);
  });
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (boxOf(target) && !(relatedTarget instanceof Element && relatedTarget.closest(`#${LIST_ID}`))) close();
  });
}

function boxOf(target: EventTarget | null): HTMLInputElement | undefined {
  return target instanceof HTMLInputElement && target.name === 'q' && target.form?.dataset.suggest
    ? target
    : undefined;
}

async function suggest(box: HTMLInputElement): Promise<void> {
  pending?.abort();
  const text = box.value.trim();
  if (text === '') return close();
  pending = new AbortController();
  try {
    const response = await fetch(`${box.form?.dataset.suggest}?q=${encodeURIComponent(text)}`, {
      signal: pending.signal,
    });
    if (response.ok && document.activeElement === box) show(box, (await response.json()) as Suggestions);
  } catch {
    // Suggestions are a convenience: without an answer there are none.
  }
}

function show(box: HTMLInputElement, { items }: Suggestions): void {
  close();
  if (items.length === 0) return;
  const list = document.createElement('div');
  list.id = LIST_ID;
  list.className = 'suggestions';
  const options = document.createElement('ul');
  options.setAttribute('role', 'listbox');
  options.id = `${LIST_ID}-list`;
  options.append(...items.map(optionOf));
  list.append(options);
  box.form?.append(list);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-expanded', 'true');
  box.setAttribute('aria-controls', options.id);
  box.setAttribute('aria-autocomplete', 'list');
}

function optionOf(item: Suggestions['items'][number], i: number): HTMLLIElement {
  const option = document.createElement('li');
  option.setAttribute('role', 'option');
  option.id = `${LIST_ID}-${i}`;
  option.dataset.href = item.href;
  option.append(
    element('span', 'strong', item.name),
    element('span', 'muted small', item.note),
    element('span', 'small num', item.size),
  );
  // Before the box loses its focus, so that a click is never lost to the list closing.
  option.addEventListener('mousedown', (event) => {
    event.preventDefault();
    location.assign(item.href);
  });
  return option;
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function move(event: KeyboardEvent, box: HTMLInputElement): void {
  const options = [...document.querySelectorAll<HTMLElement>(`#${LIST_ID} [role=option]`)];
  if (options.length === 0) return;
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'Escape') return close();
  if (event.key === 'Enter' && at >= 0) {
    event.preventDefault();
    return location.assign(options[at]?.dataset.href ?? '');
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const step = event.key === 'ArrowDown' ? 1 : -1;
  // One place before the first option is the box itself.
  const next = ((at + 1 + step + options.length + 1) % (options.length + 1)) - 1;
  options.forEach((option, i) => option.setAttribute('aria-selected', String(i === next)));
  const chosen = options[next];
  if (chosen) box.setAttribute('aria-activedescendant', chosen.id);
  else box.removeAttribute('aria-activedescendant');
}

function close(): void {
  document.getElementById(LIST_ID)?.remove();
  for (const box of document.querySelectorAll('[role=combobox][aria-expanded=true]')) {
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
    box.removeAttribute('aria-controls');
  }
}
