import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import type { ShaftLifeView } from '../../lib/api-types.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { LifeResult, useHours } from './life-result.js';
import { LifeSteps } from './life-steps.js';

/** Both bearings side by side, and the shaft as one. */
export function ShaftResult({ life, hours }: { life: ShaftLifeView; hours: number | undefined }) {
  const { t } = useTranslation('catalog');
  const say = useHours();
  return (
    <div className="shaft-result">
      {life.systemLifeHours !== null && (
        <p className="verdict">{t('shaft.system', { hours: say(life.systemLifeHours) })}</p>
      )}
      <div className="two">
        <Side name="a" load={life.loadA} life={life.a} hours={hours} />
        <Side name="b" load={life.loadB} life={life.b} hours={hours} />
      </div>
      <LifeSteps steps={life.steps} title={t('shaft.steps', { count: life.steps.length })} />
    </div>
  );
}

interface SideProps {
  name: 'a' | 'b';
  load: ShaftLifeView['loadA'];
  life: ShaftLifeView['a'];
  hours: number | undefined;
}

function Side({ name, load, life, hours }: SideProps) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const short = (value: number) => formatNumber(Number(value.toPrecision(3)), language);
  return (
    <section>
      <h2>
        {t(`shaft.bearing.${name}`)} · <A to={paths.part(life.designation)}>{life.designation}</A>
      </h2>
      <p className="muted">{t('shaft.load', { radial: short(load.radialKn), axial: short(load.axialKn) })}</p>
      <LifeResult life={life} hours={hours} />
    </section>
  );
}
