const WIDE = matchMedia('(min-width: 60rem)');

/** Menus close on Escape and on a click elsewhere; side panels stand open where there is room for them. */
export function watchMenus(): void {
  document.addEventListener('click', ({ target }) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
      if (!(target instanceof Node && menu.contains(target))) menu.open = false;
    }
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    const menu = document.querySelector<HTMLDetailsElement>('details[data-menu][open]');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  // "/" goes to the search box, as in most catalogues.
  document.addEventListener('keydown', (event) => {
    const inField = event.target instanceof Element && event.target.closest('input, textarea, select');
    if (event.key !== '/' || inField || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    document.querySelector<HTMLInputElement>('form[role=search] input[name=q]')?.select();
    document.querySelector<HTMLInputElement>('form[role=search] input[name=q]')?.focus();
  });
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.form?.hasAttribute('data-submit-on-change'))
      target.form.requestSubmit();
  });
  openSidePanels();
  WIDE.addEventListener('change', openSidePanels);
}

export function openSidePanels(): void {
  for (const panel of document.querySelectorAll<HTMLDetailsElement>('details[data-open-wide]')) {
    panel.open = WIDE.matches || panel.open;
  }
}
