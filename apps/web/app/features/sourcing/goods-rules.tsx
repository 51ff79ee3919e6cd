import './messages.js';
import { useTranslation } from 'react-i18next';
import { FoldedChecks, TextField } from '../../components/field.js';
import { CERTIFICATE_KINDS } from '../../lib/certificates.js';
import { PROVINCES } from '../../lib/provinces.js';
import { useWords } from '../../lib/words.js';

interface GoodsRulesProps<Asked> {
  asked: Asked;
  fault: (field: string) => string | undefined;
}

/** Until when the goods are to be on their way, and how old their lots may be. */
export function AgeFields({
  asked,
  fault,
}: GoodsRulesProps<{ latestDate?: string; lotAgeMonths?: number | string }>) {
  const { t } = useTranslation('sourcing');
  return (
    <>
      <TextField
        label={t('rules.latestDate')}
        name="latestDate"
        type="date"
        isOptional="silently"
        defaultValue={asked.latestDate}
        error={fault('latestDate')}
      />
      <TextField
        label={t('rules.lotAgeMonths')}
        name="lotAgeMonths"
        type="number"
        min={1}
        max={120}
        inputMode="numeric"
        isOptional="silently"
        defaultValue={asked.lotAgeMonths}
        error={fault('lotAgeMonths')}
      />
    </>
  );
}

/** Whose goods are taken only: of which provinces, with which certificates. */
export function OriginChecks({
  asked,
  fault,
}: GoodsRulesProps<{ from?: readonly string[]; certificates?: readonly string[] }>) {
  const { t } = useTranslation('sourcing');
  const words = useWords();
  return (
    <div className="origin">
      <FoldedChecks
        label={t('rules.certificates')}
        anyLabel={t('rules.any')}
        name="certificates"
        choices={CERTIFICATE_KINDS}
        wordOf={words.certificate}
        chosen={asked.certificates ?? []}
        error={fault('certificates')}
      />
      <FoldedChecks
        label={t('rules.from')}
        anyLabel={t('rules.any')}
        name="from"
        choices={PROVINCES}
        wordOf={words.province}
        chosen={asked.from ?? []}
        error={fault('fromProvinces') ?? fault('provinces')}
      />
    </div>
  );
}
