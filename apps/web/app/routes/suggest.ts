import { suggestParts } from '../features/search/search.server.js';
import { formatMm } from '../lib/format.js';
import { i18nFor } from '../lib/i18n.js';
import { inLanguage } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/suggest.js';

const SHOWN = 7;

/** What the search box offers while one types: ready to show, so that the script of public pages stays small. */
export async function loader({ context }: Route.LoaderArgs) {
  const { api, language, url } = scopeOf({ context });
  const text = (url.searchParams.get('q') ?? '').trim();
  if (text === '') return Response.json({ understood: [], items: [] });
  const { items, understood } = await suggestParts(api, text, SHOWN);
  const { t } = i18nFor(language);
  return Response.json({
    understood: understood.map(({ label }) => label[language]),
    items: items.map((part) => ({
      href: inLanguage(paths.part(part.designation), language),
      name: part.designation,
      note: t(`family.${part.type}` as 'family.cage', { ns: 'words', defaultValue: part.type }),
      size: [part.boreMm, part.outsideMm, part.widthMm]
        .filter((mm) => mm !== null)
        .map(formatMm)
        .join(' × '),
    })),
  });
}
