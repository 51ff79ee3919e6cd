import { figures, majorText, type MoneyView } from '@app/kernel';

/** As tables have it: `1234.50`. */
export const plainFigure = ({ amountMinor }: MoneyView): string => majorText(BigInt(amountMinor));

/** In two columns: what came in, what went out. */
export function inAndOut({ amountMinor }: MoneyView): [string, string] {
  const figure = majorText(BigInt(Math.abs(amountMinor)));
  return amountMinor > 0 ? [figure, ''] : ['', amountMinor < 0 ? figure : ''];
}

/** As papers have it: `1,234.50`. */
export const paperFigure = ({ amountMinor }: MoneyView): string => figures(BigInt(amountMinor));
