import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/field.js';

/** What stood in a form that was refused, by its fields; `act` says in which form. */
export type Typed = Partial<Record<string, string>>;

/** Who carries goods, and under which number. */
export function ConsignmentFields({ typed = {} }: { typed?: Typed }) {
  const { t } = useTranslation('orders');
  const carriers = useId();
  return (
    <>
      <TextField
        label={t('carrier')}
        name="carrier"
        maxLength={40}
        list={carriers}
        defaultValue={typed.carrier}
      />
      <datalist id={carriers}>
        {['顺丰速运', '德邦物流', '京东物流', '中通快运', '安能物流'].map((carrier) => (
          <option key={carrier} value={carrier} />
        ))}
      </datalist>
      <TextField
        label={t('trackingNumber')}
        name="trackingNumber"
        pattern="[A-Za-z0-9_\-\s]{4,60}"
        title={t('trackingHint')}
        autoCapitalize="characters"
        autoComplete="off"
        defaultValue={typed.trackingNumber}
      />
    </>
  );
}
