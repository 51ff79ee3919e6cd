const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];
const GROUP = 10_000n;

/** Renminbi in the capital figures of bills and contracts (中国人民银行, 正确填写票据和结算凭证的基本规定): 壹仟贰佰叁拾肆元伍角整. */
export function amountInWords(amountMinor: bigint): string {
  const fen = amountMinor % 10n;
  const jiao = (amountMinor / 10n) % 10n;
  const yuan = amountMinor / 100n;
  const whole = yuan > 0n ? `${integerInWords(yuan)}元` : '';
  if (jiao === 0n && fen === 0n) return `${whole || '零元'}整`;
  const tenths = jiao > 0n ? `${digit(jiao)}角` : whole && '零';
  return whole + tenths + (fen > 0n ? `${digit(fen)}分` : '整');
}

const digit = (value: bigint): string => DIGITS.charAt(Number(value));

function integerInWords(value: bigint): string {
  const groups: string[] = [];
  for (let rest = value, at = 0; rest > 0n; rest /= GROUP, at++) {
    const group = rest % GROUP;
    // A group that is all zeros, or begins with one, is read with one 零 before what follows it.
    const words = group === 0n ? '' : groupInWords(group) + (GROUPS[at] ?? '');
    const isShort = group < 1000n && rest > group;
    groups.unshift((isShort && (group > 0n || groups.length > 0) ? '零' : '') + words);
  }
  return groups.join('').replaceAll(/零+/g, '零').replace(/零$/, '');
}

/** 1 to 9999. */
function groupInWords(group: bigint): string {
  return group
    .toString()
    .split('')
    .map((figure, at, { length }) =>
      figure === '0' ? '零' : DIGITS.charAt(Number(figure)) + (PLACES[length - 1 - at] ?? ''),
    )
    .join('')
    .replaceAll(/零+/g, '零')
    .replace(/零$/, '');
}
