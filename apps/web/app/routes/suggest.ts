import '../features/search/messages.js';
import { suggest } from '../features/search/search.server.js';
import { formatMm } from '../lib/format.js';
import { i18nFor } from '../lib/i18n.js';
import { inLanguage } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/suggest.js';

const SHOWN = 7;
const LONGEST = 100;

/** What the search box offers while one types: ready to show, so that the script of public pages stays small. */
export async function loader({ context }: Route.LoaderArgs) {
  const { api, language, url } = scopeOf({ context });
  const text = (url.searchParams.get('q') ?? '').trim();
  if (text === '' || text.length > LONGEST) return Response.json({ items: [] });
  const { parts, types, brands } = await suggest(api, text, SHOWN);
  const { t } = i18nFor(language);
  const to = (path: string): string => inLanguage(path, language);
  return Response.json({
    items: [
      ...parts.map((part) => {
        const family = t(`family.${part.type}` as 'family.cage', { ns: 'words', defaultValue: part.type });
        return {
          href: to(paths.part(part.designation)),
          name: part.designation,
          note: part.spelling ? `${part.spelling} · ${family}` : family,
          size: [part.boreMm, part.outsideMm, part.widthMm]
            .filter((mm) => mm !== null)
            .map(formatMm)
            .join(' × '),
        };
      }),
      ...types.map(({ type, name }) => ({
        href: to(withQuery(paths.parts, { type })),
        name: name[language],
        note: t('suggestedType', { ns: 'search' }),
        size: '',
      })),
      ...brands.map(({ brand }) => ({
        href: to(withQuery(paths.parts, { q: brand })),
        name: brand,
        note: t('suggestedBrand', { ns: 'search' }),
        size: '',
      })),
    ],
  });
}
