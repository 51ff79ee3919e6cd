import { DomainError, type Text } from '@app/kernel';
import { type CertificateWish } from './certificates.sql.js';
import { type RfqAct, type RfqState } from './rfq.states.js';

function fieldFault(field: string, code: string, message: Text, expected: string): DomainError {
  return new DomainError('invalid', code, message, [{ field, code, message, expected }]);
}

export function unknownParts(lines: readonly number[]): DomainError {
  const code = 'rfq.part_unknown';
  const message = { zh: '目录里没有这个型号', en: 'The catalogue has no such part type' };
  const expected = 'the id of a part type of the catalogue, or no id: the text is read';
  const faults = lines.map((at) => ({ field: `lines.${at}.partTypeId`, code, message, expected }));
  return new DomainError('invalid', code, message, faults);
}

export const deadlineRefused = (earliest: Date, latest: Date): DomainError =>
  fieldFault(
    'deadline',
    'rfq.deadline_refused',
    { zh: '报价截止时间太早或太晚', en: 'The deadline is too soon or too late' },
    `${earliest.toISOString()} to ${latest.toISOString()}`,
  );

export const deadlineSooner = (deadline: Date): DomainError =>
  fieldFault(
    'deadline',
    'rfq.deadline_sooner',
    { zh: '截止时间只能推后，不能提前', en: 'A deadline can be put off, not brought forward' },
    `${deadline.toISOString()} or later`,
  );

export const neededInThePast = (field: string, today: string): DomainError =>
  fieldFault(
    field,
    'rfq.needed_in_the_past',
    { zh: '最晚日期已经过去', en: 'The latest date has passed' },
    `${today} or later`,
  );

export const nothingToAsk = (): DomainError =>
  fieldFault(
    'bomId',
    'rfq.nothing_to_ask',
    { zh: '这份清单没有带数量的行', en: 'No line of this list of parts has a quantity' },
    'a list with at least one line that has a quantity',
  );

export const tooManyLines = (most: number): DomainError =>
  fieldFault(
    'bomId',
    'rfq.too_many_lines',
    { zh: `一次询价最多 ${most} 行`, en: `An RFQ has ${most} lines at most` },
    `<= ${most}`,
  );

export const noSuchLineNo = (at: number, lineNo: number): DomainError =>
  fieldFault(
    `lines.${at}.lineNo`,
    'rfq.line_unknown',
    { zh: `没有第 ${lineNo} 行，或写了两次`, en: `There is no line ${lineNo}, or it stands twice` },
    'the number of a line of this version, each once, or none: a new line',
  );

export const unknownSeller = (at: number): DomainError =>
  fieldFault(
    `sellerIds.${at}`,
    'rfq.seller_unknown',
    { zh: '没有这家已认证的卖家', en: 'There is no verified seller of this id' },
    'the id of a verified seller',
  );

export const sellerNotCertified = (at: number, { certificates, greenOnly }: CertificateWish): DomainError =>
  fieldFault(
    `sellerIds.${at}`,
    'rfq.seller_not_certified',
    {
      zh: '指定的卖家没有所要求的有效证书；去掉它，或不把证书设为必须',
      en: 'The seller that you name does not hold what you insist on: leave it out, or do not insist',
    },
    [...certificates, ...(greenOnly ? ['green'] : [])].join(' & '),
  );

export const unknownAttachment = (at: number): DomainError =>
  fieldFault(
    `attachmentIds.${at}`,
    'rfq.attachment_unknown',
    { zh: '没有这个附件，请先上传', en: 'There is no such attachment: send it first' },
    'the id of a file that the firm sent as an attachment',
  );

export const boresReversed = (at: number, boreFromMm: number): DomainError =>
  fieldFault(
    `items.${at}.boreToMm`,
    'rfq.bores_reversed',
    { zh: '内径上限小于下限', en: 'The largest bore is below the smallest' },
    `>= ${boreFromMm}`,
  );

export const unknownSeries = (at: number, which: number, known: readonly string[]): DomainError =>
  fieldFault(
    `items.${at}.series.${which}`,
    'rfq.series_unknown',
    { zh: '这类轴承没有这个系列', en: 'The family has no such series' },
    known.join(' | '),
  );

export const nobodyInvited = (): DomainError =>
  new DomainError('unprocessable', 'rfq.nobody_invited', {
    zh: '没有找到可邀请的卖家；请指定卖家，或对所有卖家公开',
    en: 'No seller was found to invite: name some, or open it to all',
  });

export const versionConflict = (version: number): DomainError =>
  new DomainError('conflict', 'rfq.version_conflict', {
    zh: `询价已修改为第 ${version} 版，请重新查看`,
    en: `The RFQ is at version ${version} by now: look at it again`,
  });

const STATE_WORDS: Readonly<Record<RfqState, Text>> = {
  open: { zh: '报价中', en: 'open for quotes until its deadline' },
  deciding: { zh: '已截止、待授标', en: 'past its deadline and to be decided' },
  awarded: { zh: '已授标', en: 'awarded' },
  closed: { zh: '已结束未授标', en: 'closed without an award' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  lapsed: { zh: '逾期未决、已失效', en: 'lapsed undecided' },
};

/** `rfq.already_awarded`, `rfq.still_sealed`, else `rfq.state_conflict`. */
export function stateConflict(state: RfqState, act: RfqAct | 'quote' | 'ask' | 'answer'): DomainError {
  const { zh, en } = STATE_WORDS[state];
  const code =
    state === 'awarded'
      ? 'rfq.already_awarded'
      : state === 'open' && (act === 'award' || act === 'close')
        ? 'rfq.still_sealed'
        : state !== 'open' && act === 'quote'
          ? 'rfq.past_deadline'
          : 'rfq.state_conflict';
  return new DomainError('conflict', code, {
    zh: `询价${zh}，不能这样做`,
    en: `This RFQ is ${en}; "${act}" is not possible now`,
  });
}

export const notAllAnswered = (awaited: number): DomainError =>
  new DomainError('conflict', 'rfq.not_all_answered', {
    zh: `还有 ${awaited} 家没有答复（或没有确认修改）；全部答复前报价保持密封到截止时间`,
    en: `${awaited} have yet to answer, or to confirm what was amended: until all have, quotes stay sealed to the deadline`,
  });

export const noSuchQuestion = (): DomainError =>
  new DomainError('not_found', 'rfq_question.not_found', {
    zh: '没有这个问题',
    en: 'There is no such question',
  });

export const answeredAlready = (): DomainError =>
  new DomainError('conflict', 'rfq_question.answered', {
    zh: '这个问题已经答复',
    en: 'This question has been answered',
  });
