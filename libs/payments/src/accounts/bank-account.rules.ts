/** A firm's name as banks compare it: widths and brackets alike, no blanks. */
const compared = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

export const isSameHolder = (holder: string, firm: string): boolean => compared(holder) === compared(firm);
