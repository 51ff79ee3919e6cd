/**
 * The unified social credit code of GB 32100: register, kind, six digits of place, nine of the organisation, and a check
 * character over all of them. I, O, S, V and Z are not used.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

export function isUscc(text: string): boolean {
  return SHAPE.test(text) && completeUscc(text.slice(0, 17)) === text;
}

/** Adds the check character to the first seventeen. */
export function completeUscc(body: string): string {
  const sum = WEIGHTS.reduce((acc, weight, index) => acc + weight * ALPHABET.indexOf(body.charAt(index)), 0);
  return body + ALPHABET.charAt((31 - (sum % 31)) % 31);
}
