import { openSidePanels } from './menus.js';

/**
 * Filters, sorting and "my quantity" change one region of the page: it is fetched as the page it is, and only the region
 * marked `data-swap` is put in. Whatever goes wrong, the browser goes to the address as it would have without script.
 */
let latest: AbortController | undefined;

export function watchSwaps(): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const form = target.form;
    // A question half asked is not answered yet.
    if (form && form.dataset.swapForm === '') void go(addressOf(form), form);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !('swapForm' in form.dataset)) return;
    event.preventDefault();
    void go(addressOf(form), form, { toAnswer: true });
  });
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-swap-link]') : null;
    if (
      !link ||
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey
    )
      return;
    event.preventDefault();
    void go(link.href, link);
  });
  addEventListener('popstate', () => location.reload());
  for (const region of document.querySelectorAll<HTMLElement>('[data-swap-next]')) goOn(region);
}

/** What is shown is a first answer: the better one is fetched, and the address stays. */
function goOn(region: HTMLElement): void {
  const { swapNext } = region.dataset;
  if (swapNext) void go(new URL(swapNext, location.href).href, region, { isBetter: true });
}

function addressOf(form: HTMLFormElement): string {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') url.searchParams.append(name, value.trim());
  }
  return url.href;
}

async function go(
  address: string,
  from: Element,
  { toAnswer = false, isBetter = false } = {},
): Promise<void> {
  const region = from.closest<HTMLElement>('[data-swap]');
  if (!region) return location.assign(address);
  latest?.abort();
  latest = new AbortController();
  region.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(address, { signal: latest.signal, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector<HTMLElement>(`[data-swap="${region.dataset.swap}"]`);
    if (!response.ok || !fresh) return location.assign(address);
    put(fresh, region);
    // On a phone the answer may stand below the screen.
    if (toAnswer) fresh.querySelector('[data-answer]')?.scrollIntoView({ block: 'nearest' });
    if (isBetter) return;
    document.title = page.title;
    history.pushState(null, '', address);
    goOn(fresh);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) location.assign(address);
  }
}

/** The keyboard stays where it was: the field that changed has its twin in the new region. */
function put(fresh: Element, region: Element): void {
  const active = document.activeElement;
  const open = [...region.querySelectorAll('details')].map((details) => details.open);
  region.replaceWith(fresh);
  fresh.querySelectorAll('details').forEach((details, i) => (details.open ||= open[i] ?? false));
  openSidePanels();
  if (active instanceof HTMLAnchorElement) {
    const links = [...fresh.querySelectorAll<HTMLAnchorElement>('a')];
    const twinLink = links.find((link) => link.pathname + link.text === active.pathname + active.text);
    twinLink?.focus({ preventScroll: true });
  }
  if (active instanceof HTMLButtonElement && active.type === 'submit')
    fresh.querySelector<HTMLElement>('[data-swap-form] [type=submit]')?.focus({ preventScroll: true });
  if (!(active instanceof HTMLInputElement || active instanceof HTMLSelectElement)) return;
  const value =
    active instanceof HTMLInputElement && active.type === 'checkbox'
      ? `[value="${CSS.escape(active.value)}"]`
      : '';
  const twin = fresh.querySelector<HTMLInputElement | HTMLSelectElement>(
    `[name="${CSS.escape(active.name)}"]:not([type=hidden])${value}`,
  );
  if (!twin) return;
  // What was typed since the region was asked for.
  if (value === '') twin.value = active.value;
  twin.focus({ preventScroll: true });
}
