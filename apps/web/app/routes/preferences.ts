import { redirect } from 'react-router';
import { localAddress } from '../lib/forms.server.js';
import { THEMES, writeTheme } from '../lib/preferences.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/preferences.js';

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const theme = THEMES.find((each) => each === form.get('theme'));
  if (theme) scope.cookies.push(writeTheme(theme, scope.secureCookies));
  return redirect(localAddress(form.get('back'), '/'), 303);
}
