import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import type { ListingView } from '../../lib/api-types.js';
import { paths, small } from '../../lib/paths.js';

const MOST = 8;

/** What buyers see of the goods; on a phone the camera is one of the choices. */
export function Photographs({ listing, idempotencyKey }: { listing: ListingView; idempotencyKey: string }) {
  const { t } = useTranslation('listings');
  const { photographIds } = listing;
  return (
    <section className="photographs" aria-labelledby="photographs">
      <h2 id="photographs">{t('photographs')}</h2>
      {photographIds.length > 0 && (
        <ul className="thumbs">
          {photographIds.map((id, i) => (
            <li key={id}>
              <img
                src={small(paths.photograph(id))}
                width={96}
                height={96}
                loading="lazy"
                alt={t('photographOf', { n: i + 1, designation: listing.partType.designation })}
              />
              <Form method="post">
                <input type="hidden" name="remove" value={id} />
                <button
                  className="button small"
                  name="act"
                  value="photograph"
                  aria-label={t('removePhotograph', { n: i + 1 })}
                >
                  ×
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {photographIds.length < MOST && (
        <Form method="post" encType="multipart/form-data" className="acts" key={photographIds.length}>
          <IdempotencyKey value={idempotencyKey} />
          <input
            type="file"
            name="file"
            accept="image/jpeg,image/png,image/webp"
            required
            aria-label={t('photographFile')}
          />
          <SubmitButton className="" name="act" value="photograph">
            {t('addPhotograph')}
          </SubmitButton>
        </Form>
      )}
    </section>
  );
}
