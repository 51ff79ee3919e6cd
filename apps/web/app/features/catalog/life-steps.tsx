import './messages.js';
import { useTranslation } from 'react-i18next';
import type { LifeStepView } from '../../lib/api-types.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inBoth } from '../../lib/words.js';
import { Formula } from './formula.js';
import { useSource } from './source.js';

/** The calculation as an engineer checks it: quantity, formula, numbers, result, clause. */
export function LifeSteps({ steps, title }: { steps: readonly LifeStepView[]; title: string }) {
  const { t } = useTranslation('catalog');
  return (
    <details className="steps">
      <summary>{title}</summary>
      <div className="table-frame">
        <table className="data steps" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {(['quantity', 'formula', 'numbers', 'result', 'clause'] as const).map((column) => (
                <th
                  key={column}
                  role="columnheader"
                  scope="col"
                  className={column === 'result' ? 'num' : undefined}
                >
                  {t(`steps.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {steps.map((step, i) => (
              <StepRow key={`${step.symbol} ${i}`} step={step} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function StepRow({ step }: { step: LifeStepView }) {
  const language = useLanguage();
  const source = useSource();
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="quantity-name">
        <span className="symbol">
          <Formula text={step.symbol} />
        </span>{' '}
        <span className="muted small">{inBoth(step.name, language)}</span>
      </th>
      <td role="cell" className="formula">
        <Formula text={step.formula} />
      </td>
      <td role="cell" className="formula">
        <Formula text={step.numbers} />
      </td>
      <td role="cell" className="num strong">
        {formatNumber(Number(step.value.toPrecision(4)), language)} <span className="muted">{step.unit}</span>
      </td>
      <td role="cell" className="small clause">
        {source(step.clause)}
        {step.factors && <span className="muted"> · {inBoth(step.factors, language)}</span>}
      </td>
    </tr>
  );
}
