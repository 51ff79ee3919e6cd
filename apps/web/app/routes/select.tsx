import { useTranslation } from 'react-i18next';
import { selectionOf } from '../features/catalog/catalog.server.js';
import { readAsked, SELECTION_FIELDS } from '../features/catalog/life.questions.js';
import { SelectionForm } from '../features/catalog/selection-form.js';
import { SelectionExamples, SelectionTable } from '../features/catalog/selection-table.js';
import { SelectionTabs } from '../features/catalog/selection-tabs.js';
import { useFaults } from '../lib/faults.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/select.js';

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const asked = readAsked(url.searchParams, SELECTION_FIELDS);
  return { asked, selected: await selectionOf(api, asked) };
}

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('select.title', { ns: 'catalog' })} · ${t('site')}` },
    { name: 'description', content: t('select.description', { ns: 'catalog' }) },
  ];
}

export default function Select({ loaderData }: Route.ComponentProps) {
  const { asked, selected } = loaderData;
  const { t } = useTranslation('catalog');
  const problem = selected && !selected.ok ? selected.problem : undefined;
  const faultOf = useFaults(problem);
  return (
    <div className="page select-page" data-swap="select">
      <div className="page-head">
        <h1>{t('select.title')}</h1>
        <p className="muted">{t('select.lead')}</p>
      </div>
      <SelectionTabs />
      <div className="with-form">
        <SelectionForm
          asked={asked}
          faultOf={faultOf}
          problem={problem}
          isAnswered={selected !== undefined}
        />
        <div className="main-part" role="status" data-answer="">
          {selected?.ok && <SelectionTable asked={asked} {...selected.value} />}
          {!selected && <SelectionExamples />}
        </div>
      </div>
    </div>
  );
}
