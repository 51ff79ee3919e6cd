/**
 * One-way clutches: CSK on the rings of a ball bearing of series 62 (Stieber; the trade's list), drawn cups HF (clutch) and
 * HFL (clutch and bearing) of the D of drawn cups HK (ISO 3245). Code, bore, D, width.
 */
import { PLAIN, tablePlan } from './plan.js';
import type { Plan, Variant } from './plan.js';

const CSK =
  '8 8 22 9; 12 12 32 10; 15 15 35 11; 17 17 40 12; 20 20 47 14; 25 25 52 15; 30 30 62 16; 35 35 72 17; 40 40 80 22';
const SEALED_WIDTHS = new Map([
  [12, 14],
  [15, 16],
  [17, 17],
  [20, 19],
  [25, 20],
  [30, 21],
  [35, 22],
  [40, 27],
]);
const SEALED: Variant = {
  suffix: '-2RS',
  features: { seal: 'contact_seal_2' },
  minBoreMm: 12,
  widthMm: ({ boreMm }) => SEALED_WIDTHS.get(boreMm),
};

const HF = `
    0612 6 10 12; 0812 8 12 12; 1012 10 14 12; 1216 12 18 16; 1416 14 20 16; 1616 16 22 16; 1816 18 24 16; 2016 20 26 16
    2520 25 32 20; 3020 30 37 20; 3520 35 42 20`;
const HFL = `
    0615 6 10 15; 0822 8 12 22; 1022 10 14 22; 1226 12 18 26; 1426 14 20 26; 1626 16 22 26; 1826 18 24 26; 2026 20 26 26
    2530 25 32 30; 3030 30 37 30; 3530 35 42 30`;

export const ONE_WAY_CLUTCH_PLANS: readonly Plan[] = [
  tablePlan('one_way_clutch', 'CSK', 'DIN 625', CSK, [PLAIN, SEALED]),
  tablePlan('one_way_clutch', 'HF', 'ISO 3245', HF, [PLAIN]),
  tablePlan('one_way_clutch', 'HFL', 'ISO 3245', HFL, [PLAIN]),
];
