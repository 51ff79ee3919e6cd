import { readDesignation } from '@app/bearings';
import { DomainError, type FieldFault, notFound, type Text } from '@app/kernel';
import { type ListingState } from './listing.entity.js';

/** The refusals of this room, each in the words that its caller reads. */
function refusal(
  kind: 'conflict' | 'unprocessable',
  code: string,
  text: Text,
  fault: { field: string; expected?: string },
): DomainError {
  return new DomainError(kind, code, text, [{ ...fault, code, message: text }]);
}

export function termsRefused(faults: readonly FieldFault[]): DomainError {
  const text = { zh: '报价条件有误', en: 'The terms of this listing are not right' };
  return new DomainError('unprocessable', 'listing.terms_invalid', text, faults);
}

export function noListing(): DomainError {
  return notFound('listing', '商品', 'listing');
}

export function unknownDesignation(designation: string): DomainError {
  const nearest = readDesignation(designation)
    .candidates.slice(0, 3)
    .map((candidate) => candidate.typeDesignation ?? candidate.correction?.to ?? candidate.designation);
  const text = {
    zh: `目录中没有型号“${designation}”`,
    en: `The catalogue has no part type "${designation}"`,
  };
  return refusal('unprocessable', 'listing.designation_unknown', text, {
    field: 'designation',
    ...(nearest.length > 0 && { expected: [...new Set(nearest)].join(' | ') }),
  });
}

export function unknownProvince(province: string, field = 'shipFrom.province'): DomainError {
  const text = { zh: `没有省份“${province}”`, en: `There is no mainland province "${province}"` };
  return refusal('unprocessable', 'listing.province_unknown', text, {
    field,
    expected: '山东 | Shandong | …',
  });
}

export function duplicateListing(existingId: string | undefined): DomainError {
  const text = {
    zh: '您已有同型号、同品牌、同特征的报价',
    en: 'You have a listing of this part type, brand and features already',
  };
  return refusal('conflict', 'listing.duplicate', text, { field: 'designation', expected: existingId });
}

const STATE_WORDS: Record<ListingState, Text> = {
  draft: { zh: '草稿', en: 'a draft' },
  in_review: { zh: '审核中', en: 'in review' },
  live: { zh: '在售', en: 'live' },
  paused: { zh: '已暂停', en: 'paused' },
  ended: { zh: '已结束', en: 'ended' },
  taken_down: { zh: '已下架', en: 'taken down' },
};

export function stateConflict(state: ListingState, allowed: readonly ListingState[]): DomainError {
  const word = STATE_WORDS[state];
  const text = {
    zh: `商品状态为“${word.zh}”，不能这样做`,
    en: `A listing that is ${word.en} does not allow this`,
  };
  return refusal('conflict', 'listing.state_conflict', text, {
    field: 'state',
    expected: allowed.join(' | '),
  });
}

export function versionConflict(version: number): DomainError {
  const text = {
    zh: '商品已被修改，请刷新后再试',
    en: 'The listing was changed meanwhile; read it again',
  };
  return refusal('conflict', 'listing.version_conflict', text, {
    field: 'version',
    expected: String(version),
  });
}
