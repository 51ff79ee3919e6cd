import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, TextArea, TextField } from '../../components/field.js';
import { A } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { MessagePageView, OrderView } from '../../lib/api-types.js';
import { formatDateTime, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths, small, withQuery } from '../../lib/paths.js';

type Message = MessagePageView['items'][number];

const TAKES = 'image/jpeg,image/png,image/webp,application/pdf,.dwg,.stp,.step';

const BYTES_A_KB = 1024;

interface Props {
  order: OrderView;
  page: MessagePageView;
  /** On which side the visitor stands; neither, for the market. */
  side: Message['by'] | null;
  idempotencyKey: string;
  /** What was typed into a message that was refused. */
  draft?: string;
}

/** What buyer and seller wrote to each other about the order, oldest first, and a form for more. */
export function Thread({ order, page, side, idempotencyKey, draft }: Props) {
  const { t } = useTranslation('orders');
  const { items, nextCursor, unread, canWrite } = page;
  if (items.length === 0 && !canWrite) return null;
  return (
    <section id="messages" aria-labelledby="messages-title">
      <div className="section-head">
        <h2 id="messages-title">{t('thread.title')}</h2>
        {unread > 0 && <Badge tone="warn">{t('thread.unread', { count: unread })}</Badge>}
        {nextCursor && (
          <A className="small" to={`${withQuery(paths.order(order.id), { messages: nextCursor })}#messages`}>
            {t('thread.earlier')}
          </A>
        )}
      </div>
      {items.length > 0 && (
        <ol className="thread">
          {items.toReversed().map((message) => (
            <Said
              key={message.id}
              order={order}
              message={message}
              isOwn={message.by === side}
              isReader={side !== null}
            />
          ))}
        </ol>
      )}
      {canWrite && (
        <form method="post" encType="multipart/form-data" className="fields one no-print" action="#messages">
          <IdempotencyKey value={idempotencyKey} />
          <TextArea
            label={t(side === 'seller' ? 'thread.toBuyer' : 'thread.toSeller')}
            name="words"
            rows={3}
            maxLength={2000}
            defaultValue={draft}
            isOptional="silently"
          />
          <TextField
            label={t('thread.files')}
            hint={t('thread.filesHint')}
            name="files"
            type="file"
            accept={TAKES}
            multiple
            isOptional
          />
          <div>
            <button className="button" name="act" value="message">
              {t('thread.send')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function Said({
  order,
  message,
  isOwn,
  isReader,
}: {
  order: OrderView;
  message: Message;
  isOwn: boolean;
  isReader: boolean;
}) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const { by, personName, at, words, files, isRead } = message;
  const addressOf = (fileId: string) => inLanguage(paths.messageFile(order.id, fileId), language);
  const [images, papers] = [true, false].map((shown) =>
    files.filter(({ mediaType }) => mediaType.startsWith('image/') === shown),
  );
  return (
    <li className={isOwn ? 'own' : ''}>
      <p className="muted small">
        <span className="strong">{isOwn ? t('thread.you') : order[by].name}</span>
        {personName && ` · ${personName}`} · <time dateTime={at}>{formatDateTime(at, language)}</time>
        {isOwn && isRead && ` · ${t('thread.seen')}`}{' '}
        {isReader && !isOwn && !isRead && <Badge tone="warn">{t('thread.new')}</Badge>}
      </p>
      {words && <p className="pre">{words}</p>}
      {images!.length > 0 && (
        <ul className="thumbs">
          {images!.map(({ id, name }, i) => (
            <li key={id}>
              <a href={addressOf(id)}>
                <img
                  src={small(addressOf(id))}
                  width={96}
                  height={96}
                  loading="lazy"
                  alt={name ?? t('thread.photograph', { n: i + 1 })}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {papers!.length > 0 && (
        <ul className="plain">
          {papers!.map(({ id, name, bytes }, i) => (
            <li key={id}>
              <a href={addressOf(id)} download>
                {name ?? t('thread.file', { n: i + 1 })}
              </a>{' '}
              <span className="muted small">{formatNumber(Math.ceil(bytes / BYTES_A_KB), language)} KB</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
