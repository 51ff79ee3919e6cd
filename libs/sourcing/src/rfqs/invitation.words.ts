import { type Text } from '@app/kernel';
import { ONE_IN } from '../matching/match.ranking.js';
import { type InvitationGrounds, type InvitedBy } from './rfq.entity.js';

const BY: Readonly<Record<InvitedBy, Text>> = {
  match: { zh: '匹配', en: 'Matched' },
  buyer: { zh: '您指定的卖家', en: 'Named by you' },
  subscription: { zh: '订阅了这类询价', en: 'Asked to hear of RFQs for such parts' },
  open: { zh: '自行参与', en: 'Came by itself' },
};

/** Why a seller was invited, as its buyer reads it. */
export function whyInvited(invitedBy: InvitedBy, grounds: InvitationGrounds | null): Text {
  const { zh, en } = BY[invitedBy];
  if (grounds === null) {
    return invitedBy === 'match'
      ? {
          zh: '做这类轴承，但没有在售所询的型号；按履约记录选出',
          en: 'Makes such bearings, but has none of the lines on offer: chosen by its record',
        }
      : { zh, en };
  }
  const { lines, of, cheapest, days, explored } = grounds;
  const drawn: Text = explored
    ? {
        zh: `；新卖家，每 ${ONE_IN} 个名额留 1 个给新卖家，当日抽签选出`,
        en: `; a new seller, drawn for a place kept for newcomers, 1 in ${ONE_IN}`,
      }
    : { zh: '', en: '' };
  const at = cheapest > 0;
  return {
    zh: `${zh}：${of} 行中在售 ${lines} 行${at ? `，其中 ${cheapest} 行到货价最低` : ''}，${days} 天内可全部发出${drawn.zh}`,
    en: `${en}: has ${lines} of ${of} lines on offer${at ? `, ${cheapest} at the lowest landed price` : ''}, all on the way within ${days} day${days === 1 ? '' : 's'}${drawn.en}`,
  };
}
