import { type Candidate } from '@app/bearings';
import { DomainError, type FieldFault, type Text } from '@app/kernel';
import { type CorrectableField, fieldText } from './correctable-fields.js';
import { type ProposalState } from './catalogue-proposal.entity.js';

/** The refusals of this subject, each in the words that its caller reads. */
function refusal(
  kind: 'conflict' | 'unprocessable',
  code: string,
  text: Text,
  fault: Pick<FieldFault, 'field' | 'expected'>,
): DomainError {
  return new DomainError(kind, code, text, [{ ...fault, code, message: text }]);
}

/** The text may be several types, and a figure belongs to one. */
export function severalTypes(text: string, readings: readonly Candidate[]): DomainError {
  const named = [...new Set(readings.map(({ designation }) => designation))].join(' | ');
  return refusal(
    'unprocessable',
    'proposal.part_ambiguous',
    {
      zh: `“${text}”没有写明是哪个型号，请写全`,
      en: `"${text}" leaves open which part it is: write it in full`,
    },
    { field: 'designation', ...(named !== '' && { expected: named }) },
  );
}

export function nothingNew(field: CorrectableField, value: number): DomainError {
  const { zh, en, unit } = fieldText(field);
  return refusal(
    'unprocessable',
    'proposal.nothing_new',
    { zh: `${zh}现在就是 ${value} ${unit}`, en: `The ${en} is ${value} ${unit} already` },
    { field: 'value', expected: `other than ${value}` },
  );
}

export function boreOutside(expected: string): DomainError {
  return refusal(
    'unprocessable',
    'proposal.impossible',
    { zh: '内径必须小于外径', en: 'The bore must be less than the outside diameter' },
    { field: 'value', expected },
  );
}

export function ofItself(): DomainError {
  return refusal(
    'unprocessable',
    'proposal.of_itself',
    { zh: '这就是同一个型号', en: 'This is the part itself' },
    { field: 'designation', expected: 'another part' },
  );
}

export function gradeMismatch(verdict: string): DomainError {
  return verdict === 'refuted'
    ? refusal(
        'unprocessable',
        'proposal.grade_of_refuted',
        { zh: '否定替代关系时不填等级', en: 'What is refuted has no grade' },
        { field: 'grade', expected: 'nothing' },
      )
    : refusal(
        'unprocessable',
        'proposal.grade_missing',
        { zh: '请说明替代等级', en: 'Say which grade of equivalence it is' },
        { field: 'grade', expected: 'identical | interchangeable | better | conditional' },
      );
}

export function unknownOther(designation: string): DomainError {
  return refusal(
    'unprocessable',
    'proposal.designation_unknown',
    {
      zh: `目录中没有型号“${designation}”；厂家自有型号请同时填写品牌`,
      en: `The catalogue has no part "${designation}"; name the brand of a maker's own number`,
    },
    { field: 'designation', expected: 'a designation of the catalogue, or one with its brand' },
  );
}

export function proposedAlready(): DomainError {
  return refusal(
    'conflict',
    'proposal.duplicate',
    {
      zh: '贵公司已就此提出，正在审核',
      en: 'Your firm has proposed something about this already; it waits for review',
    },
    { field: 'designation' },
  );
}

/** As the pages say them. */
const STATE_WORDS: Readonly<Record<ProposalState, Text>> = {
  proposed: { zh: '待审核', en: 'in review' },
  accepted: { zh: '已采纳', en: 'accepted' },
  rejected: { zh: '未采纳', en: 'declined' },
  superseded: { zh: '已被更新', en: 'superseded' },
};

export function decidedAlready(state: ProposalState, from: readonly ProposalState[]): DomainError {
  return refusal(
    'conflict',
    'proposal.state_conflict',
    { zh: `提议${STATE_WORDS[state].zh}`, en: `The proposal is ${STATE_WORDS[state].en}` },
    { field: 'state', expected: from.join(' | ') },
  );
}
