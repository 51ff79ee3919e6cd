import './messages.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.js';
import type { BearingLifeView } from '../../lib/api-types.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inBoth } from '../../lib/words.js';
import { Formula } from './formula.js';
import { LifeSteps } from './life-steps.js';

const TONES = { unfit: 'bad', caution: 'warn', note: 'plain' } as const;

/** The hours that count: with lubrication where it is told, at the reliability asked for. */
export const hoursOf = (life: BearingLifeView): number | null =>
  life.modifiedLifeHours ?? life.reliableLifeHours ?? life.basicLifeHours;

/** Nobody believes more than three figures of a life. */
export function useHours(): (hours: number) => string {
  const language = useLanguage();
  return (hours) =>
    hours >= 1e7
      ? `> ${formatNumber(1e7, language)}`
      : formatNumber(hours < 100 ? Number(hours.toPrecision(2)) : Number(hours.toPrecision(3)), language);
}

/** Verdict first, then the figures, then what to look at; each step folded beneath. */
export function LifeResult({ life, hours }: { life: BearingLifeView; hours?: number }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const short = (value: number) => formatNumber(Number(value.toPrecision(3)), language);
  return (
    <div className="life-result">
      <Verdict life={life} hours={hours} />
      <dl className="life-figures">
        <Lives life={life} />
        <Figure symbol="P" label={t('life.equivalentLoad')} note={`C/P = ${short(life.loadRatio)}`}>
          {short(life.equivalentLoadKn)} kN
        </Figure>
        <Figure
          symbol="s0"
          label={t('life.staticSafety')}
          note={t('life.needed', { value: short(life.requiredStaticSafety) })}
          isBad={life.staticSafety < life.requiredStaticSafety}
        >
          {short(life.staticSafety)}
        </Figure>
        <Running life={life} />
      </dl>
      <Remarks life={life} />
      <LifeSteps steps={life.steps} title={t('life.steps', { count: life.steps.length })} />
    </div>
  );
}

function Verdict({ life, hours }: { life: BearingLifeView; hours: number | undefined }) {
  const { t } = useTranslation('catalog');
  const say = useHours();
  const lasting = hoursOf(life);
  const isUnfit = life.remarks.some(({ severity }) => severity === 'unfit');
  if (lasting === null)
    return <p className="verdict">{t('life.revolutions', { value: say(life.basicLifeMrev) })}</p>;
  const values = { hours: say(lasting), needed: say(hours ?? 0) };
  if (life.lasts === null || hours === undefined)
    return <p className={isUnfit ? 'verdict bad' : 'verdict'}>{t('life.lastsFor', values)}</p>;
  const key = life.lasts ? (isUnfit ? 'lastsUnfit' : 'lasts') : 'tooShort';
  return <p className={key === 'lasts' ? 'verdict ok' : 'verdict bad'}>{t(`life.${key}`, values)}</p>;
}

function Lives({ life }: { life: BearingLifeView }) {
  const { t } = useTranslation('catalog');
  const say = useHours();
  const { basicLifeHours, reliableLifeHours, modifiedLifeHours, reliabilityPercent, a1, cases } = life;
  const [only] = cases;
  return (
    <>
      <Figure symbol={basicLifeHours === null ? 'L10' : 'L10h'} label={t('life.basic')} note="90 %">
        {basicLifeHours === null ? `${say(life.basicLifeMrev)} × 10⁶ r` : `${say(basicLifeHours)} h`}
      </Figure>
      {reliableLifeHours !== null && reliabilityPercent !== 90 && (
        <Figure symbol="Lnh" label={t('life.reliable')} note={`${reliabilityPercent} % · a₁ = ${a1}`}>
          {say(reliableLifeHours)} h
        </Figure>
      )}
      {modifiedLifeHours !== null && (
        <Figure
          symbol="Lnmh"
          label={t('life.modified')}
          note={
            cases.length === 1 && only?.viscosityRatio && only.systemsFactor !== null
              ? `${reliabilityPercent} % · κ = ${only.viscosityRatio.toPrecision(3)} · aISO = ${only.systemsFactor.toPrecision(3)}`
              : `${reliabilityPercent} %`
          }
        >
          {say(modifiedLifeHours)} h
        </Figure>
      )}
    </>
  );
}

/** Whether it rolls at all, and whether it stays cool. */
function Running({ life }: { life: BearingLifeView }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const least = life.steps.find(({ symbol }) => symbol === 'Fmin');
  const verdict = life.cases[0]?.speedVerdict;
  const limit = life.figures.limitingSpeedRpm.value;
  const isTooLittle = life.remarks.some(({ code }) => code === 'life.load_too_small');
  return (
    <>
      {least && (
        <Figure
          symbol="Fmin"
          label={t('life.leastLoad')}
          note={t(isTooLittle ? 'life.tooLittle' : 'life.enough')}
          isBad={isTooLittle}
        >
          {formatNumber(Number(least.value.toPrecision(3)), language)} kN
        </Figure>
      )}
      {verdict && (
        <Figure
          symbol="n"
          label={t('life.speed')}
          note={t('life.limit', { value: formatNumber(limit, language) })}
          isBad={verdict === 'beyond'}
        >
          {t(`life.speedVerdict.${verdict}`)}
        </Figure>
      )}
    </>
  );
}

function Figure({
  symbol,
  label,
  note,
  isBad = false,
  children,
}: {
  symbol: string;
  label: string;
  note?: string;
  isBad?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={isBad ? 'bad' : undefined}>
      <dt>
        {label}{' '}
        <span className="symbol">
          <Formula text={symbol} />
        </span>
      </dt>
      <dd className="strong">{children}</dd>
      {note && (
        <dd className="small muted">
          <Formula text={note} />
        </dd>
      )}
    </div>
  );
}

/** What forbids and what warns stands alone; how numbers were come by is one quiet list. */
function Remarks({ life }: { life: BearingLifeView }) {
  const language = useLanguage();
  // The verdict has said it.
  const remarks = life.remarks.filter(({ code }) => code !== 'life.too_short');
  const notes = remarks.filter(({ severity }) => severity === 'note');
  return (
    <>
      {remarks
        .filter(({ severity }) => severity !== 'note')
        .map(({ code, severity, text }) => (
          <Notice key={code} tone={TONES[severity]}>
            <p>{inBoth(text, language)}</p>
          </Notice>
        ))}
      {notes.length > 0 && (
        <ul className="small muted notes">
          {notes.map(({ code, text }) => (
            <li key={code}>{inBoth(text, language)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
