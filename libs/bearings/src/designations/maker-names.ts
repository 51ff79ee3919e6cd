import { boreCodeOf } from '../plans/plan.js';
import type { Features } from '../vocabulary.js';

/** A maker's name whose number is the bore or the size itself, and what it is called here. */
export interface NameBySize {
  /** What may or must stand behind the number; sticky. */
  readonly behind: RegExp;
  /** Basic designations here, of which the first that a plan has is meant. */
  readonly ours: readonly ((size: number) => string)[];
  /** What the name says besides. */
  readonly says?: Features;
}

// letters | what stands behind the number, a pattern | series here, with # for the number and @ for the bore code | feature=value
const LIST = String.raw`
GRAE | (?:-?(?:XL|NPP|B))*             | SA2@
RAE  | (?:-?(?:XL|NPP|B))*             | SA2@
GYE  | (?:-?(?:XL|KRRB?|KTTB?|B))*     | UC2@
GE   | (?:-?XL)?-?(?:KRRB?|KTTB?|KLLHB?)(?:-?B)? | UEL2@
GE   | [ -]?FO(?![A-Z])                | GEG#       | internalDesign=single_slit_lubricated
GE   | [ -]?LO(?![A-Z])                | GEEW#      | internalDesign=single_slit_lubricated
GE   | [ -]?S[XW](?![A-Z])             | GAC#       | internalDesign=lubricated
GE   | [ -]?AX(?![A-Z])                | GX#        | internalDesign=lubricated
GIR  | (?:[ -]?DO)?(?![A-Z])           | SI#E SI#ES
GIL  | (?:[ -]?DO)?(?![A-Z])           | SIL#E SIL#ES
GAR  | (?:[ -]?DO)?(?![A-Z])           | SA#E SA#ES
GAL  | (?:[ -]?DO)?(?![A-Z])           | SAL#E SAL#ES
GIKR | (?:[ -]?PB)?(?![A-Z])           | PHS#
GIKL | (?:[ -]?PB)?(?![A-Z])           | PHS#L
GAKR | (?:[ -]?PB)?(?![A-Z])           | POS#
GAKL | (?:[ -]?PB)?(?![A-Z])           | POS#L
GIKR | [ -]?PW(?![A-Z])                | SI#T/K
GIKL | [ -]?PW(?![A-Z])                | SIL#T/K
GAKR | [ -]?PW(?![A-Z])                | SA#T/K
GAKL | [ -]?PW(?![A-Z])                | SAL#T/K
SIKB | F?(?![A-Z])                     | SI#T/K
SILKB | F?(?![A-Z])                    | SIL#T/K
SAKB | F?(?![A-Z])                     | SA#T/K
SALKB | F?(?![A-Z])                    | SAL#T/K
SIKAC | M?(?![A-Z])                    | PHS#
SILKAC | M?(?![A-Z])                   | PHS#L
SAKAC | M?(?![A-Z])                    | POS#
SALKAC | M?(?![A-Z])                   | POS#L
PHSL | (?![A-Z])                       | PHS#L
POSL | (?![A-Z])                       | POS#L
SM   |                                 | LM#
SMF  |                                 | LMF#
SMK  |                                 | LMK#
KB   | (?!\d)                          | LME#
LBCR | A?(?![A-Z])                     | LME#
`;

export const NAMED_BY_SIZE: ReadonlyMap<string, readonly NameBySize[]> = Map.groupBy(
  LIST.trim().split('\n').map(nameOf),
  ({ letters }) => letters,
);

function nameOf(row: string): NameBySize & { letters: string } {
  const [letters = '', behind = '', ours = '', said] = row.split(/ +\| ?/).map((cell) => cell.trim());
  const name = {
    letters,
    behind: new RegExp(behind, 'y'),
    ours: ours.split(' ').map((pattern) => (size: number) => basicOf(pattern, size)),
  };
  if (said === undefined) return name;
  return { ...name, says: Object.fromEntries(said.split(',').map((pair) => pair.split('='))) as Features };
}

function basicOf(pattern: string, size: number): string {
  return pattern.endsWith('@')
    ? pattern.slice(0, -1) + boreCodeOf(size, pattern.slice(0, -1))
    : pattern.replace('#', String(size));
}
