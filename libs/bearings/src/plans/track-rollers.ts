/**
 * Track rollers on ball bearings, one row (LR6, LR60, LR2) and two rows (LR50, LR52, LR53): inner rings of ISO 15, a thick
 * outer ring with a D of its own. No standard has them; the sizes are those that all makers keep. Code, bore, D, width.
 */
import { PLAIN, tablePlan } from './plan.js';
import type { Plan } from './plan.js';

const ROLLERS: Readonly<Record<string, string>> = {
  LR6: '04 4 13 4; 05 5 16 5; 06 6 19 6; 07 7 22 6; 08 8 24 7',
  LR60: '00 10 28 8; 01 12 30 8; 02 15 35 9; 03 17 40 10; 04 20 47 12',
  LR2: '00 10 32 9; 01 12 35 10; 02 15 40 11; 03 17 47 12; 04 20 52 14; 05 25 62 15; 06 30 72 16; 07 35 80 17; 08 40 85 18',
  LR50: `
    /5 5 17 7; /6 6 19 9; /8 8 24 11; 00 10 28 12; 01 12 30 12; 02 15 35 13; 03 17 40 14; 04 20 47 16; 05 25 52 16
    06 30 62 19; 07 35 68 20`,
  LR52: `
    00 10 32 14; 01 12 35 15.9; 02 15 40 15.9; 03 17 47 17.5; 04 20 52 20.6; 05 25 62 20.6; 06 30 72 23.8; 07 35 80 27
    08 40 85 30.2`,
  LR53: `
    01 12 42 19; 02 15 47 19; 03 17 52 22.2; 04 20 62 22.2; 05 25 72 25.4; 06 30 80 30.2; 07 35 90 34.9; 08 40 100 36.5`,
};

export const TRACK_ROLLER_PLANS: readonly Plan[] = Object.entries(ROLLERS).map(([series, rows]) =>
  tablePlan('track_roller', series, 'INA', rows, [PLAIN]),
);
