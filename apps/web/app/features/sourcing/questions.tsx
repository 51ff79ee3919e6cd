import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey } from '../../components/field.js';
import type { View } from '../../lib/api-types.js';

/** What sellers asked and the buyer answered; where `keys` are given the buyer answers here. */
export function Questions({
  questions,
  keys,
  typed = {},
}: {
  questions: View<'RfqQuestionView'>[];
  keys?: Record<string, string>;
  /** An answer that was refused. */
  typed?: Partial<Record<string, string>>;
}) {
  const { t } = useTranslation('sourcing');
  if (questions.length === 0) return null;
  return (
    <dl className="questions">
      {questions.map((each) => (
        <div key={each.id}>
          <dt>{each.question}</dt>
          <dd>
            {each.answer ?? (keys ? null : <span className="muted">{t('rfq.notAnswered')}</span>)}
            {each.answer === null && keys && (
              <form method="post" className="acts">
                <IdempotencyKey value={keys[each.id] ?? ''} />
                <input type="hidden" name="questionId" value={each.id} />
                <input
                  name="answer"
                  required
                  defaultValue={typed.questionId === each.id ? typed.answer : undefined}
                  maxLength={2000}
                  aria-label={t('rfq.answerTo', { question: each.question })}
                />
                <button className="button small" name="act" value="answer">
                  {t('rfq.answer')}
                </button>
              </form>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
