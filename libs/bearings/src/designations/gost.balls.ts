/** Ball bearings of the old system: radial, self-aligning, angular contact, thrust. */
import type { Features } from '../vocabulary.js';
import { pairs, say, TAPER } from './gost.type.js';
import type { OldStructure, OldType } from './gost.type.js';

const OPEN: Features = { seal: 'open' };
const GROOVE = { ringGroove: 'snap_groove' };

export const DEEP_GROOVE: OldType = {
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
    '19': { features: { ...OPEN, arrangement: 'DB' }, meaning: say('成对', 'pair') },
    '37': {
      features: { ...OPEN, internalDesign: 'filling_slot' },
      meaning: say('装球缺口', 'filling slot'),
    },
    '38': {
      series: pairs('08=62'),
      features: { seal: 'contact_seal_2', ...TAPER },
      sleeve: 'adapter',
      meaning: say('两面密封圈、带紧定套', 'two seals, on adapter sleeve'),
    },
    '45': {
      features: { seal: 'shield_2', ...GROOVE },
      meaning: say('两面防尘盖、止动槽', 'two shields, snap-ring groove'),
    },
    '48': {
      letters: 'UC',
      series: pairs('02=2 03=3'),
      rare: true,
      meaning: say('外球面，带紧定螺钉', 'insert bearing with set screws'),
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

export const SELF_ALIGNING: OldType = {
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
      series: pairs('07=22'),
      features: { seal: 'contact_seal_2', ...TAPER },
      sleeve: 'adapter',
      meaning: say('两面密封、带紧定套', 'two seals, on adapter sleeve'),
    },
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
  return { ...structures, ...angleStructures() };
}

/** One bearing of each angle, and its sets. */
function angleStructures(): Record<string, OldStructure> {
  const structures: Record<string, OldStructure> = {};
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
  structures['86'] = {
    features: { contactAngle: '40', arrangement: 'QFT' },
    meaning: say('接触角40°，四联', 'contact angle 40°, set of four'),
  };
  return structures;
}

export const ANGULAR: OldType = {
  name: say('角接触球', 'angular contact ball'),
  family: 'angular_contact_ball',
  series: pairs('01=70 02=72 03=73 04=74 18=718 19=719 32=32 33=33'),
  structures: angularStructures(),
};

export const THRUST_BALL: OldType = {
  name: say('推力球', 'thrust ball'),
  family: 'thrust_ball',
  series: pairs('01=511 02=512 03=513 04=514 91=511'),
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
    '15': {
      series: pairs('08=2344'),
      meaning: say('双向推力角接触球', 'double direction, angular contact'),
    },
    '17': {
      series: pairs('08=2344 09=2347'),
      meaning: say('双向推力角接触球', 'double direction, angular contact'),
    },
    '08': { features: { material: 'stainless' }, meaning: say('单向，不锈钢', 'one direction, stainless') },
  },
};
