/** Roller bearings of the old system: cylindrical, spherical, needle, wire-wound, tapered, thrust. */
import { pairs, say, TAPER } from './gost.type.js';
import type { OldType } from './gost.type.js';

const WIDE_PAIR_TAPER = { series: pairs('31=30'), features: TAPER };

export const CYLINDRICAL: OldType = {
  name: say('圆柱滚子', 'cylindrical roller'),
  family: 'cylindrical_roller',
  series: pairs(
    '01=10 02=2 03=3 04=4 05=22 06=23 11=10 18=18 19=19 21=20 28=28 29=29 31=30 38=38 39=39 37=31 32=32 33=33 48=48 49=49 51=50 61=60 41=40 47=41',
  ),
  structures: {
    '00': { letters: 'N', meaning: say('外圈无挡边', 'no ribs on the outer ring') },
    '01': { letters: 'NF', meaning: say('外圈单挡边', 'one rib on the outer ring') },
    '02': {
      letters: 'NP',
      rare: true,
      meaning: say('外圈无挡边，带平挡圈', 'no ribs on the outer ring, with a loose rib'),
    },
    '03': { letters: 'NU', meaning: say('内圈无挡边', 'no ribs on the inner ring') },
    '04': { letters: 'NJ', meaning: say('内圈单挡边', 'one rib on the inner ring') },
    '05': {
      letters: 'NU',
      features: { component: 'angle_ring' },
      meaning: say('内圈无挡边，带斜挡圈', 'no ribs on the inner ring, with angle ring HJ'),
    },
    '06': {
      letters: 'NJ',
      features: { component: 'angle_ring' },
      meaning: say('内圈单挡边，带斜挡圈', 'NJ with angle ring HJ'),
    },
    '09': {
      letters: 'NUP',
      meaning: say('内圈单挡边，带平挡圈', 'one rib and a loose rib on the inner ring'),
    },
    '10': {
      letters: 'N',
      features: { cage: 'full_complement' },
      meaning: say('外圈无挡边，满装', 'no ribs on the outer ring, full complement'),
    },
    '16': {
      letters: 'NNU',
      features: TAPER,
      meaning: say('双列，内圈无挡边，圆锥孔', 'double row NNU, tapered bore'),
    },
    '18': {
      letters: 'NN',
      ...WIDE_PAIR_TAPER,
      meaning: say('双列，圆锥孔', 'double row NN, tapered bore'),
    },
    '23': { letters: 'NJP', meaning: say('内圈单挡边，外圈平挡圈', 'one rib on the inner ring, loose rib') },
    '26': { letters: 'NNU', meaning: say('双列，内圈无挡边', 'double row NNU') },
    '28': { letters: 'NN', meaning: say('双列', 'double row NN') },
    '29': { letters: 'RNU', meaning: say('无内圈', 'NU without inner ring') },
    '32': { letters: 'N', meaning: say('外圈无挡边', 'no ribs on the outer ring') },
    '40': { letters: 'NJ', meaning: say('内圈单挡边', 'one rib on the inner ring') },
    '44': { letters: 'NNU', meaning: say('双列，内圈无挡边', 'double row NNU') },
    '46': { letters: 'NNU', meaning: say('双列，内圈无挡边', 'double row NNU') },
    '50': { letters: 'RN', meaning: say('无外圈', 'N without outer ring') },
    '51': {
      letters: 'NCF',
      features: { cage: 'full_complement' },
      meaning: say('满装', 'full complement NCF'),
    },
    '62': { letters: 'RNU', meaning: say('无内圈', 'NU without inner ring') },
    '71': {
      letters: 'RSL',
      series: pairs('05=1822 31=1830'),
      family: 'cylindrical_roller',
      features: { cage: 'full_complement' },
      meaning: say('无外圈满装', 'full complement, without outer ring'),
    },
    '61': {
      letters: 'NCF',
      series: pairs('18=18 19=19 21=28 28=28 29=29 31=30 05=22 25=22 02=22'),
      features: { cage: 'full_complement' },
      meaning: say('满装', 'full complement NCF'),
    },
    '67': { series: {}, places: pairs('01=NU20 02=NU22'), meaning: say('加宽', 'wide') },
    '69': {
      letters: 'NUP',
      features: { ringGroove: 'snap_groove+ring' },
      meaning: say('平挡圈、止动环', 'loose rib, with snap ring'),
    },
    '72': {
      letters: 'NNC',
      features: { cage: 'full_complement' },
      meaning: say('双列满装', 'double row, full complement NNC'),
    },
    '82': {
      letters: 'NNCL',
      features: { cage: 'full_complement' },
      meaning: say('双列满装', 'double row, full complement NNCL'),
    },
    '80': { letters: 'N', meaning: say('外圈无挡边', 'no ribs on the outer ring') },
  },
};

const SPHERICAL_SERIES =
  '02=202 03=213 05=222 06=223 31=230 32=232 33=233 37=231 38=238 39=239 41=240 47=241 48=248 49=249';

export const SPHERICAL: OldType = {
  name: say('调心滚子', 'spherical roller'),
  family: 'spherical_roller',
  series: pairs(SPHERICAL_SERIES),
  structures: {
    '00': { meaning: say('圆柱孔', 'cylindrical bore') },
    '01': { features: TAPER, sleeve: 'adapter', meaning: say('带紧定套', 'on adapter sleeve') },
    '02': { series: pairs('02=202 03=203'), letters: '', meaning: say('单列', 'single row') },
    '05': { meaning: say('对称滚子', 'symmetric rollers') },
    '07': { features: TAPER, sleeve: 'withdrawal', meaning: say('带退卸套', 'on withdrawal sleeve') },
    '09': { features: TAPER, sleeve: 'withdrawal', meaning: say('带退卸套', 'on withdrawal sleeve') },
    '11': { features: TAPER, meaning: say('圆锥孔', 'tapered bore') },
    '15': { features: TAPER, meaning: say('对称滚子、圆锥孔', 'symmetric rollers, tapered bore') },
    '35': {
      features: TAPER,
      sleeve: 'adapter',
      meaning: say('对称滚子、紧定套', 'symmetric rollers, on adapter sleeve'),
    },
    '55': { meaning: say('加强', 'reinforced') },
    '75': {
      features: TAPER,
      sleeve: 'withdrawal',
      meaning: say('对称滚子、退卸套', 'symmetric rollers, on withdrawal sleeve'),
    },
  },
};

/** Thinner than NA49: the width digit tells the narrow of each bore from the wide. */
const THIN_NEEDLE = { series: 'NKI', narrow: ['57', '58', '59'], wide: ['67', '77'] };

export const NEEDLE: OldType = {
  name: say('滚针', 'needle roller'),
  family: 'needle_roller',
  series: pairs('48=48 49=49 69=69 38=38 39=39 41=40'),
  structures: {
    '02': { letters: 'RNA', meaning: say('无内圈', 'without inner ring') },
    '07': { letters: 'NA', meaning: say('带内圈', 'with inner ring') },
    '24': {
      letters: 'NA',
      sized: THIN_NEEDLE,
      meaning: say('带内圈，带保持架', 'with inner ring and cage'),
    },
    '25': {
      letters: 'RNA',
      sized: { ...THIN_NEEDLE, withoutRing: 'NK' },
      onRing: { '47': 'NKS' },
      meaning: say('无内圈，带保持架', 'without inner ring, with cage'),
    },
    '50': {
      family: 'needle_combined',
      sized: { series: 'ZARN', narrow: ['07'], wide: ['09'] },
      meaning: say('滚针与推力滚子组合，丝杠支承用', 'needle and axial rollers combined, for screws'),
    },
  },
};

export const TAPERED: OldType = {
  name: say('圆锥滚子', 'tapered roller'),
  family: 'tapered_roller',
  series: pairs('02=302 03=303 05=322 06=323 21=320 29=329 31=330 32=332 37=331'),
  structures: {
    '00': { meaning: say('单列', 'single row') },
    '02': {
      series: pairs('03=313 13=313 05=322 06=323'),
      meaning: say('大锥角', 'steep contact angle'),
    },
    '06': { features: { ringGroove: 'flange' }, meaning: say('外圈带凸缘', 'flanged cup') },
    '12': { meaning: say('单列', 'single row') },
    '14': { meaning: say('单列', 'single row') },
    '07': {
      family: 'four_row_tapered_roller',
      series: pairs('01=3810 21=3820 17=3811 37=3831 19=3819'),
      meaning: say('四列', 'four rows'),
    },
    '84': { family: 'double_row_tapered_roller', series: {}, meaning: say('双列', 'two rows') },
    '59': { family: 'double_row_tapered_roller', series: {}, meaning: say('双列', 'two rows') },
    '77': { family: 'four_row_tapered_roller', series: {}, meaning: say('四列', 'four rows') },
    '09': {
      family: 'double_row_tapered_roller',
      series: pairs('01=3510 71=3500 21=3520 17=3511 27=3521 19=3519 29=3529 05=3522'),
      meaning: say('双列', 'double row'),
    },
  },
};

export const THRUST_ROLLER: OldType = {
  name: say('推力滚子', 'thrust roller'),
  family: 'thrust_cylindrical_roller',
  series: pairs('01=811 02=812 94=894 93=893'),
  structures: {
    '00': { meaning: say('推力圆柱滚子', 'cylindrical roller') },
    '01': {
      family: 'thrust_tapered_roller',
      places: pairs('92=292 93=293 94=294'),
      meaning: say('推力圆锥滚子', 'tapered roller'),
    },
    '03': { series: pairs('92=292 93=293 94=294'), meaning: say('推力调心滚子', 'spherical roller') },
    '21': {
      family: 'thrust_needle_roller',
      sized: { series: 'AXK', narrow: ['07', '08'] },
      meaning: say('推力滚针和保持架组件', 'needle roller and cage thrust assembly'),
    },
    '88': { series: pairs('93=893 94=894'), meaning: say('推力圆柱滚子', 'cylindrical roller') },
    '80': { series: pairs('92=292 93=293 94=294'), meaning: say('推力调心滚子', 'spherical roller') },
  },
};

/** Rollers wound of steel strip: made for slow machines, and no longer by any standard of today. */
export const WIRE_WOUND: OldType = {
  name: say('螺旋滚子', 'wire-wound roller'),
  family: 'wire_wound_roller',
  series: {},
  structures: { '00': { meaning: say('外圈带挡边', 'ribs on the outer ring') } },
};
