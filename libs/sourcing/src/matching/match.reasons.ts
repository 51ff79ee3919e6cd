import { findProvince, yuan } from '@app/kernel';
import { type Locale } from '@app/platform';
import { type Tallies } from '../reputation/reputation.rules.js';
import { type FoundOffer } from './line-offers.queries.js';
import { type Match } from './match.ranking.js';
import { type ScorePart } from './match.scoring.js';

const inEnglish = (province: string): string => findProvince(province)?.en ?? province;

/** What it stands on beside its terms. */
export interface Grounds {
  quantity: number;
  tallies: Tallies;
  /** Where the goods go. */
  province: string | null;
}

type Say = (match: Match<FoundOffer>, grounds: Grounds) => Record<Locale, string>;

/** Each part of a score in words. */
const REASONS: Readonly<Record<ScorePart, Say>> = {
  fit: ({ offer: { substitute, adds } }) =>
    (substitute ?? adds)?.reason ?? { zh: '就是所要的型号', en: 'What was asked for' },
  price: ({ option, lowestMinorPerPiece }) => {
    const { minorPerPiece, freightMinor, goodsMinor } = option;
    const times = minorPerPiece / lowestMinorPerPiece;
    const each = `¥${(minorPerPiece / 100).toFixed(4)}`;
    const goods = yuan(goodsMinor);
    const freight = freightMinor === null ? null : yuan(freightMinor);
    const zh = freight === null ? `货款 ${goods}，未计运费` : `货款 ${goods}，运费 ${freight}`;
    const en =
      freight === null ? `goods ${goods}, freight not counted` : `goods ${goods}, freight ${freight}`;
    return times <= 1
      ? { zh: `每件 ${each}，最低（${zh}）`, en: `${each} a piece, the lowest (${en})` }
      : {
          zh: `每件 ${each}，为最低的 ${times.toFixed(2)} 倍（${zh}）`,
          en: `${each} a piece, ${times.toFixed(2)} × the lowest (${en})`,
        };
  },
  leadTime: ({ option: { days, toMake }, offer: { candidate } }) =>
    toMake > 0
      ? {
          zh: `其中 ${toMake} 件按单生产，${candidate.readyOn ?? ''} 前完成，共 ${days} 天`,
          en: `${toMake} are made for the order by ${candidate.readyOn ?? ''}: ${days} days`,
        }
      : { zh: `${days} 天内发出`, en: `On its way within ${days} ${days === 1 ? 'day' : 'days'}` },
  cover: ({ option: { served, toMake }, offer: { available } }, { quantity }) => {
    if (served < quantity)
      return {
        zh: `现货只够 ${served} 件，需要 ${quantity} 件`,
        en: `The shelf has ${served} of the ${quantity} needed`,
      };
    return toMake > 0
      ? {
          zh: `现货 ${available} 件，其余按单生产`,
          en: `${available} on the shelf, the rest is made`,
        }
      : { zh: `现货 ${available} 件，够`, en: `${available} on the shelf: enough` };
  },
  reliability: ({ standing }, { tallies: { dispatch, quality } }) => {
    const rate = (100 * standing.reliability).toFixed(0);
    if (!dispatch?.counted)
      return {
        zh: `还没有交货记录，按新卖家计 ${rate} 分`,
        en: `No record yet: counted as a newcomer, ${rate} of 100`,
      };
    const claimed = (quality?.counted ?? 0) - (quality?.kept ?? 0);
    return {
      zh: `${dispatch.counted} 单中 ${dispatch.kept} 单按时发出，索赔成立 ${claimed} 单，计 ${rate} 分`,
      en: `${dispatch.kept} of ${dispatch.counted} orders out in time, ${claimed} with a claim that held: ${rate} of 100`,
    };
  },
  distance: ({ standing, offer: { shipFromProvince } }, { province }) => ({
    zh: `${shipFromProvince} → ${province ?? ''}，约 ${standing.km ?? 0} 公里`,
    en: `${inEnglish(shipFromProvince)} → ${inEnglish(province ?? '')}, about ${standing.km ?? 0} km`,
  }),
  green: ({ offer: { green } }) =>
    green
      ? { zh: '绿色认证在有效期内', en: 'Holds a valid green certificate' }
      : { zh: '没有有效的绿色认证', en: 'No valid green certificate' },
};

export function reasonOf(
  part: ScorePart,
  match: Match<FoundOffer>,
  grounds: Grounds,
  locale: Locale,
): string {
  return REASONS[part](match, grounds)[locale];
}
