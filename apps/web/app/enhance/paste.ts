const KEPT = 'pasted-list';

/** A list pasted into the one box is a list of parts: it goes to the page that reads lists, also by way of signing in. */
export function watchPastes(): void {
  document.addEventListener('paste', (event) => {
    const { target, clipboardData } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const address = target.form?.dataset.boms;
    const text = clipboardData?.getData('text/plain').trim() ?? '';
    if (!address || !/[\r\n]/.test(text)) return;
    event.preventDefault();
    sessionStorage.setItem(KEPT, text);
    location.assign(address);
  });
  const box = document.querySelector<HTMLTextAreaElement>('textarea[data-pasted-list]');
  const kept = box && sessionStorage.getItem(KEPT);
  if (!box || !kept) return;
  sessionStorage.removeItem(KEPT);
  if (box.value === '') box.value = kept;
}
