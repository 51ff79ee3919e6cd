const KEPT = 'typed';
/** What a person writes or chooses; secrets, files and the page's own words are left. */
const TYPED =
  ':is(textarea, select, input:not([type=hidden], [type=password], [type=file], [type=checkbox], [type=radio])):is([name])';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Kept {
  path: string;
  form: string;
  fields: [name: string, value: string][];
}

/** Which of a page's forms it is: what it is about, and what it can do. */
const markOf = (form: HTMLFormElement): string =>
  [...form.querySelectorAll<HTMLInputElement | HTMLButtonElement>(':is(input[type=hidden], button)')]
    .filter(({ name }) => name !== 'idempotencyKey')
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');

const isSignIn = (path: string): boolean => path.endsWith('/login');

/** What was typed survives the loss of the network, and of the session. */
export function watchForms(): void {
  bringBack();
  // On the window and first: what is not sent no script of the page may try to send.
  window.addEventListener('submit', hold, { capture: true });
  window.addEventListener('online', () => document.querySelector('#offline')?.remove());
}

function hold(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (navigator.onLine) return keep(form);
  event.preventDefault();
  event.stopImmediatePropagation();
  document.querySelector('#offline')?.remove();
  const notice = document.createElement('p');
  notice.id = 'offline';
  notice.role = 'alert';
  notice.className = 'notice bad';
  notice.textContent = document.body.dataset.offline ?? '';
  (event.submitter ?? form.lastElementChild)?.before(notice);
  notice.scrollIntoView({ block: 'nearest' });
}

function keep(form: HTMLFormElement): void {
  if (form.querySelector('[type=password]')) return;
  const fields = [...form.querySelectorAll<Field>(TYPED)].map(({ name, value }): [string, string] => [
    name,
    value,
  ]);
  const kept: Kept = { path: location.pathname, form: markOf(form), fields };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
}

/** Whoever had to sign in on the way finds the form as it was sent. */
function bringBack(): void {
  const found = sessionStorage.getItem(KEPT);
  if (!found || isSignIn(location.pathname)) return;
  sessionStorage.removeItem(KEPT);
  const { path, form: mark, fields } = JSON.parse(found) as Kept;
  const from = document.referrer && new URL(document.referrer);
  if (!from || from.origin !== location.origin || !isSignIn(from.pathname)) return;
  if (path !== location.pathname || fields.length === 0) return;
  const form = [...document.querySelectorAll<HTMLFormElement>('form[method=post]')].find(
    (each) => markOf(each) === mark,
  );
  if (!form) return;
  for (const [name, value] of fields) {
    const field = [...form.querySelectorAll<Field>(TYPED)].find((each) => each.name === name);
    if (field) field.value = value;
  }
  const folded = form.closest('details');
  if (folded) folded.open = true;
  form.scrollIntoView({ block: 'center' });
}
