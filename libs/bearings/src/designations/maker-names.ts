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

// letters | what stands behind the number, a pattern | series here, with # for the number and @ for the bore code
//   | feature=value | who writes so, and how, ## for two digits
const LIST = String.raw`
GRAE   | (?:-?(?:XL|NPP|B))*                              | SA2@
RAE    | (?:-?(?:XL|NPP|B))*                              | SA2@
GYE    | (?:-?(?:XL|KRRB?|KTTB?|B))*                      | UC2@
GE     | (?:-?XL)?-?(?:KRRB?|KTTB?|KLLHB?)(?:-?B)?        | UEL2@
GE     | [ -]?FO(?![A-Z])                                 | GEG#         | internalDesign=single_slit_lubricated  | FAG=GE#-FO
GE     | [ -]?LO(?![A-Z])                                 | GEEW#        | internalDesign=single_slit_lubricated  | FAG=GE#-LO
GE     | [ -]?S[XW](?![A-Z])                              | GAC#         | internalDesign=lubricated              | FAG=GE#-SX
GE     | [ -]?AX(?![A-Z])                                 | GX#          | internalDesign=lubricated              | FAG=GE#-AX
GE     | [ -]?DO(?![A-Z])                                 | GE#          | internalDesign=single_slit_lubricated  | FAG=GE#-DO
GIR    | (?:[ -]?DO)?(?![A-Z])                            | SI#E SI#ES   |                                        | FAG=GIR#-DO
GIL    | (?:[ -]?DO)?(?![A-Z])                            | SIL#E SIL#ES |                                        | FAG=GIL#-DO
GAR    | (?:[ -]?DO)?(?![A-Z])                            | SA#E SA#ES   |                                        | FAG=GAR#-DO
GAL    | (?:[ -]?DO)?(?![A-Z])                            | SAL#E SAL#ES |                                        | FAG=GAL#-DO
GIKR   | [ -]?PW(?![A-Z])                                 | SI#T/K       |                                        | FAG=GIKR#-PW
GIKL   | [ -]?PW(?![A-Z])                                 | SIL#T/K      |                                        | FAG=GIKL#-PW
GAKR   | [ -]?PW(?![A-Z])                                 | SA#T/K       |                                        | FAG=GAKR#-PW
GAKL   | [ -]?PW(?![A-Z])                                 | SAL#T/K      |                                        | FAG=GAKL#-PW
GIKR   | (?:[ -]?PB)?(?![A-Z])                            | PHS#         |                                        | FAG=GIKR#-PB
GIKL   | (?:[ -]?PB)?(?![A-Z])                            | PHS#L        |                                        | FAG=GIKL#-PB
GAKR   | (?:[ -]?PB)?(?![A-Z])                            | POS#         |                                        | FAG=GAKR#-PB
GAKL   | (?:[ -]?PB)?(?![A-Z])                            | POS#L        |                                        | FAG=GAKL#-PB
SIKB   | F?(?![A-Z])                                      | SI#T/K       |                                        | SKF=SIKB#F
SILKB  | F?(?![A-Z])                                      | SIL#T/K      |                                        | SKF=SILKB#F
SAKB   | F?(?![A-Z])                                      | SA#T/K       |                                        | SKF=SAKB#F
SALKB  | F?(?![A-Z])                                      | SAL#T/K      |                                        | SKF=SALKB#F
SIKAC  | M?(?![A-Z])                                      | PHS#         |                                        | SKF=SIKAC#M
SILKAC | M?(?![A-Z])                                      | PHS#L        |                                        | SKF=SILKAC#M
SAKAC  | M?(?![A-Z])                                      | POS#         |                                        | SKF=SAKAC#M
SALKAC | M?(?![A-Z])                                      | POS#L        |                                        | SKF=SALKAC#M
PHSL   | (?![A-Z])                                        | PHS#L
POSL   | (?![A-Z])                                        | POS#L
SM     |                                                  | LM#
SMF    |                                                  | LMF#
SMK    |                                                  | LMK#
SCS    |                                                  | SC#
KB     | (?!\d)                                           | LME#
LBCR   | A?(?![A-Z])                                      | LME#
KM     |                                                  | KM#
MB     |                                                  | MB#
AN     |                                                  | KM#          |                                        | NSK,NTN,KOYO,NACHI=AN##
AW     |                                                  | MB#          |                                        | NSK,NTN,KOYO,NACHI=AW##
AH     |                                                  | AHX#
AHX    |                                                  | AH#
UP     |                                                  | KP00#
UFL    |                                                  | KFL00#
SY     | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCP2@
SYJ    | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCP2@
SYK    | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCP2@
FY     | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCF2@
FYJ    | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCF2@
FYK    | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCF2@
FYTB   | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCFL2@
FYTJ   | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCFL2@
FYC    | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCFC2@
TU     | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCT2@
TUJ    | [ -]?(?:T[FRMH]|[WKFR][FM])(?![A-Z])             | UCT2@
`;

interface MakerName extends NameBySize {
  readonly letters: string;
  /** Series here, as the list has them. */
  readonly patterns: readonly string[];
  readonly makers: readonly string[];
  readonly written: string;
}

const names: readonly MakerName[] = LIST.trim().split('\n').map(nameOf);

export const NAMED_BY_SIZE: ReadonlyMap<string, readonly NameBySize[]> = Map.groupBy(
  names,
  ({ letters }) => letters,
);

function nameOf(row: string): MakerName {
  const [letters = '', behind = '', ours = '', said = '', writing = ''] = row
    .split(/ +\| ?/)
    .map((cell) => cell.trim());
  const patterns = ours.split(' ');
  const [makers = '', written = ''] = writing.split('=');
  return {
    letters,
    behind: new RegExp(behind, 'y'),
    patterns,
    ours: patterns.map((pattern) => (size: number) => basicOf(pattern, size)),
    makers: makers.split(','),
    written,
    ...(said !== '' && { says: Object.fromEntries([said.split('=')]) as Features }),
  };
}

function basicOf(pattern: string, size: number): string {
  return pattern.endsWith('@')
    ? pattern.slice(0, -1) + boreCodeOf(size, pattern.slice(0, -1))
    : pattern.replace('#', String(size));
}

/** How a maker writes one of our numbers, where it has a name of its own for it: `GIR20-DO-2RS` at INA, `AN05` in Japan. */
export function ownNameOf(basic: string, features: Features, maker: string): string | undefined {
  for (const { patterns, says, makers, written } of names) {
    if (!makers.includes(maker) || says?.internalDesign !== features.internalDesign) continue;
    for (const pattern of patterns) {
      const size = sizeIn(basic, pattern);
      if (size === undefined) continue;
      const name = written.replace('##', size.padStart(2, '0')).replace('#', size);
      return features.seal === 'contact_seal_2' ? `${name}-2RS` : name;
    }
  }
  return undefined;
}

function sizeIn(basic: string, pattern: string): string | undefined {
  const [before = '', behind = ''] = pattern.split('#');
  if (!basic.startsWith(before) || !basic.endsWith(behind)) return undefined;
  const size = basic.slice(before.length, basic.length - behind.length);
  return /^\d+$/.test(size) ? size : undefined;
}
