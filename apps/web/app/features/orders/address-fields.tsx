import { useTranslation } from 'react-i18next';
import { ProvinceField, TextField } from '../../components/field.js';

export const ADDRESS_NAMES = ['name', 'phone', 'province', 'city', 'address'] as const;
/** Where goods go, as a form has it: all that is typed, right or not. */
export type Address = Record<(typeof ADDRESS_NAMES)[number], string>;

/** The fields as the API names them. */
export const ADDRESS_FIELDS = ADDRESS_NAMES.map((name) => `deliverTo.${name}`);

export function AddressFields({
  address,
  fault,
}: {
  address: Partial<Address>;
  fault: (field: string) => string | undefined;
}) {
  const { t } = useTranslation('orders');
  return (
    <>
      <TextField
        label={t('contact')}
        name="name"
        autoComplete="name"
        maxLength={60}
        defaultValue={address.name}
        error={fault('deliverTo.name')}
      />
      <TextField
        label={t('phone')}
        name="phone"
        type="tel"
        autoComplete="tel"
        hint={t('phoneHint')}
        maxLength={20}
        defaultValue={address.phone}
        error={fault('deliverTo.phone')}
      />
      <ProvinceField
        label={t('province')}
        name="province"
        defaultValue={address.province}
        error={fault('deliverTo.province')}
      />
      <TextField
        label={t('city')}
        name="city"
        autoComplete="address-level2"
        maxLength={40}
        defaultValue={address.city}
        error={fault('deliverTo.city')}
      />
      <div className="wide-field">
        <TextField
          label={t('address')}
          name="address"
          autoComplete="street-address"
          maxLength={200}
          defaultValue={address.address}
          error={fault('deliverTo.address')}
        />
      </div>
    </>
  );
}
