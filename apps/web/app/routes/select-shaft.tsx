import { useTranslation } from 'react-i18next';
import { shaftLifeOf } from '../features/catalog/catalog.server.js';
import { readAsked, SHAFT_FIELDS } from '../features/catalog/life.questions.js';
import { SelectionTabs } from '../features/catalog/selection-tabs.js';
import { ShaftExample, ShaftForm } from '../features/catalog/shaft-form.js';
import { ShaftResult } from '../features/catalog/shaft-result.js';
import { ShaftSketch } from '../features/catalog/shaft-sketch.js';
import { useFaults } from '../lib/faults.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/select-shaft.js';

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const asked = readAsked(url.searchParams, SHAFT_FIELDS);
  return { asked, answer: await shaftLifeOf(api, asked) };
}

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('shaft.title', { ns: 'catalog' })} · ${t('site')}` },
    { name: 'description', content: t('shaft.description', { ns: 'catalog' }) },
  ];
}

export default function SelectShaft({ loaderData }: Route.ComponentProps) {
  const { asked, answer } = loaderData;
  const { t } = useTranslation('catalog');
  const problem = answer && !answer.ok ? answer.problem : undefined;
  const faultOf = useFaults(problem);
  const life = answer?.ok ? answer.value : undefined;
  return (
    <div className="page select-page" data-swap="shaft">
      <div className="page-head">
        <h1>{t('shaft.title')}</h1>
        <p className="muted">{t('shaft.lead')}</p>
      </div>
      <SelectionTabs />
      <div className="with-form">
        <ShaftForm asked={asked} faultOf={faultOf} problem={problem} isAnswered={answer !== undefined} />
        <div className="main-part" role="status" data-answer="">
          <ShaftSketch asked={asked} life={life} />
          {life && (
            <ShaftResult
              life={life}
              hours={asked.requiredHours === undefined ? undefined : Number(asked.requiredHours)}
            />
          )}
          {!answer && <ShaftExample />}
        </div>
      </div>
    </div>
  );
}
