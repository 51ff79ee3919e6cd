import type { Bilingual } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';

/**
 * The seven-digit numbers of ГОСТ 3189 and, with few changes, of GB 272-64/88, as tables. Digits are counted from the
 * right: 1–2 bore, 3 diameter series, 4 type, 5–6 structure, 7 width series.
 */
export interface OldType {
  name: Bilingual;
  /** What a bearing of this type is, where no series of today says it. */
  family: PartFamily;
  /** Width digit and diameter digit → series of today, without its type letters. */
  series: Readonly<Record<string, string>>;
  /** Structure digits → what they say. */
  structures: Readonly<Record<string, OldStructure>>;
}

export interface OldStructure {
  /** Type letters of today (`NU`, `QJ`). */
  letters?: string;
  features?: Features;
  /** Structure and diameter digit say another series together: `27` + `3` = 313. By width and diameter digit. */
  series?: Readonly<Record<string, string>>;
  /** The family, where no plan has the series. */
  family?: PartFamily;
  /** Series of today that measure the same, of bearings of another build. By width and diameter digit. */
  places?: Readonly<Record<string, string>>;
  /** With seat washer: the height includes it. */
  washer?: boolean;
  /** Nobody uses it any more: the reading needs other evidence. */
  rare?: boolean;
  /** The number gives the shaft, the bearing sits on it by a sleeve. */
  sleeve?: 'adapter' | 'withdrawal';
  /** The number gives the bore of the single bearing with the same housing washer, not that of its own shaft washer. */
  namesSingle?: boolean;
  meaning: Bilingual;
}

const say = (zh: string, en: string): Bilingual => ({ zh, en });

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(' ').map((pair) => pair.split('=') as [string, string]));
}

/** A number whose structure digits the tables do not have. */
export const OWN_BUILD: OldStructure = { meaning: say('专用结构', 'a build of its own') };

export const MAGNETO: OldStructure = { rare: true, meaning: say('磁电机轴承', 'magneto bearing') };

const OPEN: Features = { seal: 'open' };
const GROOVE = { ringGroove: 'snap_groove' };
const TAPER = { bore: 'taper_1_12' };

const DEEP_GROOVE: OldType = {
  name: say('深沟球', 'deep groove ball'),
  family: 'deep_groove_ball',
  series: pairs(
    '01=60 02=62 03=63 04=64 05=622 06=623 07=161 08=161 17=617 18=618 19=619 71=160 31=630 32=632 33=633 38=638 39=639 28=628 37=637',
  ),
  structures: {
    '00': { features: OPEN, meaning: say('开式', 'open') },
    '05': { features: { ...OPEN, ...GROOVE }, meaning: say('外圈止动槽', 'snap-ring groove') },
    '06': { features: { seal: 'shield_1' }, meaning: say('单面防尘盖', 'one shield') },
    '08': { features: { seal: 'shield_2' }, meaning: say('两面防尘盖', 'two shields') },
    '15': {
      features: { seal: 'shield_1', ...GROOVE },
      meaning: say('单面防尘盖、止动槽', 'one shield, snap-ring groove'),
    },
    '16': { features: { seal: 'contact_seal_1' }, meaning: say('单面密封圈', 'one seal') },
    '17': {
      features: { ...OPEN, ...GROOVE, internalDesign: 'filling_slot' },
      meaning: say('装球缺口、止动槽', 'filling slot, snap-ring groove'),
    },
    '18': { features: { seal: 'contact_seal_2' }, meaning: say('两面密封圈', 'two seals') },
    '37': {
      features: { ...OPEN, internalDesign: 'filling_slot' },
      meaning: say('装球缺口', 'filling slot'),
    },
    '45': {
      features: { seal: 'shield_2', ...GROOVE },
      meaning: say('两面防尘盖、止动槽', 'two shields, snap-ring groove'),
    },
    '75': {
      features: { seal: 'contact_seal_2', ...GROOVE },
      meaning: say('两面密封圈、止动槽', 'two seals, snap-ring groove'),
    },
    '84': { features: { ...OPEN, ringGroove: 'flange' }, meaning: say('凸缘外圈', 'flanged outer ring') },
    '86': {
      features: { seal: 'shield_1', ringGroove: 'flange' },
      meaning: say('凸缘外圈、单面防尘盖', 'flanged outer ring, one shield'),
    },
    '88': {
      features: { seal: 'shield_2', ringGroove: 'flange' },
      meaning: say('凸缘外圈、两面防尘盖', 'flanged outer ring, two shields'),
    },
  },
};

const SELF_ALIGNING: OldType = {
  name: say('调心球', 'self-aligning ball'),
  family: 'self_aligning_ball',
  series: pairs('01=10 02=12 03=13 05=22 06=23'),
  structures: {
    '00': { features: OPEN, meaning: say('圆柱孔', 'cylindrical bore') },
    '01': {
      features: { ...OPEN, ...TAPER },
      sleeve: 'adapter',
      meaning: say('带紧定套', 'on adapter sleeve'),
    },
    '11': { features: { ...OPEN, ...TAPER }, meaning: say('圆锥孔', 'tapered bore') },
    '81': {
      features: { seal: 'contact_seal_2', ...TAPER },
      sleeve: 'adapter',
      meaning: say('两面密封、带紧定套', 'two seals, on adapter sleeve'),
    },
  },
};

const WIDE_PAIR_TAPER = { series: pairs('31=30'), features: TAPER };

const CYLINDRICAL: OldType = {
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
    '61': {
      letters: 'NCF',
      series: pairs('18=18 19=19 21=28 28=28 29=29 31=30 05=22 25=22 02=22'),
      features: { cage: 'full_complement' },
      meaning: say('满装', 'full complement NCF'),
    },
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

const SPHERICAL: OldType = {
  name: say('调心滚子', 'spherical roller'),
  family: 'spherical_roller',
  series: pairs(SPHERICAL_SERIES),
  structures: {
    '00': { meaning: say('圆柱孔', 'cylindrical bore') },
    '01': { features: TAPER, sleeve: 'adapter', meaning: say('带紧定套', 'on adapter sleeve') },
    '02': { series: pairs('02=202 03=203'), letters: '', meaning: say('单列', 'single row') },
    '05': { meaning: say('对称滚子', 'symmetric rollers') },
    '07': { features: TAPER, sleeve: 'withdrawal', meaning: say('带退卸套', 'on withdrawal sleeve') },
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

const NEEDLE: OldType = {
  name: say('滚针', 'needle roller'),
  family: 'needle_roller',
  series: pairs('48=48 49=49 69=69 38=38 39=39 41=40'),
  structures: {
    '02': { letters: 'RNA', meaning: say('无内圈', 'without inner ring') },
    '07': { letters: 'NA', meaning: say('带内圈', 'with inner ring') },
    '24': { letters: 'NA', meaning: say('带内圈，带保持架', 'with inner ring and cage') },
    '25': { letters: 'RNA', meaning: say('无内圈，带保持架', 'without inner ring, with cage') },
  },
};

const ANGLES: Readonly<Record<string, Features>> = {
  '3': { contactAngle: '15' },
  '4': { contactAngle: '25' },
  '6': { contactAngle: '40' },
};
const SETS: Readonly<Record<string, string>> = { '2': 'DB', '3': 'DF', '4': 'DT' };

const FOUR_POINT = pairs('01=10 02=2 03=3 12=12 19=19');

function angularStructures(): Record<string, OldStructure> {
  const structures: Record<string, OldStructure> = {
    '00': {
      features: { contactAngle: '15' },
      rare: true,
      meaning: say('接触角12–15°', 'contact angle 12–15°'),
    },
    '02': { features: { contactAngle: '40' }, meaning: say('接触角36–40°', 'contact angle 36–40°') },
    '05': { series: pairs('32=32 33=33'), features: OPEN, meaning: say('双列', 'double row') },
    '08': {
      series: pairs('32=32 33=33'),
      features: { ...OPEN, internalDesign: 'split_inner' },
      meaning: say('双列，剖分内圈', 'double row, split inner ring'),
    },
    '11': {
      letters: 'Q',
      series: FOUR_POINT,
      meaning: say('四点接触，剖分内圈', 'four-point contact, split inner ring'),
    },
    '12': { letters: 'QJ', series: FOUR_POINT, meaning: say('四点接触', 'four-point contact') },
    '17': {
      letters: 'QJ',
      series: FOUR_POINT,
      meaning: say('四点接触，剖分内圈', 'four-point contact, split inner ring'),
    },
    '27': { letters: 'QJ', series: FOUR_POINT, meaning: say('四点接触', 'four-point contact') },
    '15': {
      series: pairs('32=32 33=33'),
      features: OPEN,
      meaning: say('双列，装球缺口', 'double row, filling slot'),
    },
    '28': { series: pairs('32=32 33=33'), features: OPEN, meaning: say('双列', 'double row') },
    '42': {
      features: { contactAngle: '40', arrangement: 'universal_pair' },
      meaning: say('接触角40°，成对', 'contact angle 40°, pair'),
    },
    '57': { features: { arrangement: 'universal_pair' }, meaning: say('成对', 'pair') },
    '65': { features: { contactAngle: '40', arrangement: 'TBT' }, meaning: say('三联', 'set of three') },
    '66': {
      features: { contactAngle: '40', arrangement: 'TT' },
      meaning: say('三联串列', 'set of three in tandem'),
    },
    '75': {
      series: pairs('32=32 33=33'),
      features: { seal: 'shield_1' },
      meaning: say('双列，单面防尘盖', 'double row, one shield'),
    },
  };
  for (const [digit, features] of Object.entries(ANGLES)) {
    const degrees = features.contactAngle ?? '';
    structures[`0${digit}`] = { features, meaning: say(`接触角${degrees}°`, `contact angle ${degrees}°`) };
    for (const [set, arrangement] of Object.entries(SETS)) {
      structures[set + digit] = {
        features: { ...features, arrangement },
        meaning: say(
          `接触角${degrees}°，成对${arrangement}`,
          `contact angle ${degrees}°, pair ${arrangement}`,
        ),
      };
    }
    structures[`8${digit}`] = {
      features: { ...features, arrangement: 'TBT' },
      meaning: say(`接触角${degrees}°，三联`, `contact angle ${degrees}°, set of three`),
    };
  }
  return structures;
}

const ANGULAR: OldType = {
  name: say('角接触球', 'angular contact ball'),
  family: 'angular_contact_ball',
  series: pairs('01=70 02=72 03=73 04=74 18=718 19=719 32=32 33=33'),
  structures: angularStructures(),
};

const TAPERED: OldType = {
  name: say('圆锥滚子', 'tapered roller'),
  family: 'tapered_roller',
  series: pairs('02=302 03=303 05=322 06=323 21=320 29=329 31=330 32=332 37=331'),
  structures: {
    '00': { meaning: say('单列', 'single row') },
    '02': {
      series: pairs('03=313 13=313 07=313 05=322 06=323'),
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

const THRUST_BALL: OldType = {
  name: say('推力球', 'thrust ball'),
  family: 'thrust_ball',
  series: pairs('01=511 02=512 03=513 04=514'),
  structures: {
    '00': { meaning: say('单向', 'one direction') },
    '01': {
      series: pairs('02=532 03=533 04=534'),
      washer: true,
      meaning: say('单向，球面座圈带调心座垫', 'one direction, sphered, with seat washer'),
    },
    '02': { series: pairs('02=532 03=533 04=534'), meaning: say('单向，球面座圈', 'one direction, sphered') },
    '03': {
      series: pairs('02=522 03=523 04=524'),
      namesSingle: true,
      meaning: say('双向', 'double direction'),
    },
    '04': {
      series: pairs('02=542 03=543 04=544'),
      namesSingle: true,
      washer: true,
      meaning: say('双向，球面座圈带调心座垫', 'double direction, sphered, with seat washers'),
    },
    '17': {
      series: pairs('08=2344 09=2347'),
      meaning: say('双向推力角接触球', 'double direction, angular contact'),
    },
    '08': { features: { material: 'stainless' }, meaning: say('单向，不锈钢', 'one direction, stainless') },
  },
};

const THRUST_ROLLER: OldType = {
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
    '88': { series: pairs('93=893 94=894'), meaning: say('推力圆柱滚子', 'cylindrical roller') },
    '80': { series: pairs('92=292 93=293 94=294'), meaning: say('推力调心滚子', 'spherical roller') },
  },
};

/** Rollers wound of steel strip: made for slow machines, and no longer by any standard of today. */
const WIRE_WOUND: OldType = {
  name: say('螺旋滚子', 'wire-wound roller'),
  family: 'wire_wound_roller',
  series: {},
  structures: { '00': { meaning: say('外圈带挡边', 'ribs on the outer ring') } },
};

export const OLD_TYPES: Readonly<Record<string, OldType>> = {
  '0': DEEP_GROOVE,
  '1': SELF_ALIGNING,
  '2': CYLINDRICAL,
  '3': SPHERICAL,
  '4': NEEDLE,
  '5': WIRE_WOUND,
  '6': ANGULAR,
  '7': TAPERED,
  '8': THRUST_BALL,
  '9': THRUST_ROLLER,
};
