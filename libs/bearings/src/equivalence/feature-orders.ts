import type { Bilingual, EquivalenceDifference } from '../reading.js';
import type { Features } from '../vocabulary.js';

/**
 * How the values of one feature stand to each other when one takes the other's place. Every order here is a partial
 * order, so that a chain of "better" can never come back to where it began (the specs try).
 */
export type Effect = EquivalenceDifference['effect'];

interface Level {
  /** One number for each scale that counts; better means no scale lower and one higher. */
  levels: readonly number[];
  /** Values of different kinds never compare. */
  kind?: string;
}

type Scale = (value: string | undefined) => Level;

/** Sealing by sides closed and by how tight each is. */
const SEAL_TIGHTNESS: readonly (readonly [stem: string, tightness: number])[] = [
  ['shield', 1],
  ['noncontact_seal', 2],
  ['low_friction_seal', 3],
  ['low_friction_contact', 4],
  ['contact_seal', 5],
];

const sealing: Scale = (value = 'open') => {
  if (value === 'open') return { levels: [0, 0] };
  if (value.includes('+')) return { levels: [2, 1], kind: value };
  const tightness = SEAL_TIGHTNESS.find(([stem]) => value.startsWith(stem))?.[1] ?? 0;
  const sides = value.includes('_2') ? 2 : 1;
  const material = /_(FKM|HNBR|ACM|PTFE)$/.exec(value)?.[1];
  return { levels: [sides, tightness], ...(material === undefined ? {} : { kind: material }) };
};

const ACCURACY: Readonly<Record<string, number>> = {
  P0: 0,
  P6X: 1,
  P6: 2,
  P5: 3,
  SP: 4,
  P4: 5,
  P4S: 6,
  P4A: 6,
  P4B: 7,
  UP: 8,
  P2: 9,
};

const accuracy: Scale = (value = 'P0') => {
  const level = ACCURACY[value];
  return level === undefined ? { levels: [0], kind: value } : { levels: [level] };
};

const QUIETNESS: Readonly<Record<string, number>> = {
  Z1: 1, V1: 1, reduced: 1, Z2: 2, V2: 2, low: 2, Z3: 3, V3: 3, low_noise: 3, Z4: 4, V4: 4, very_low: 4,
}; // prettier-ignore

/** Two measures are kept, acceleration (Z) and velocity (V); plain words count for both. */
const quietness: Scale = (value) => {
  let acceleration = 0;
  let velocity = 0;
  for (const each of (value ?? '').split('+')) {
    const level = QUIETNESS[each] ?? 0;
    if (!each.startsWith('V') || each === 'very_low') acceleration = Math.max(acceleration, level);
    if (!each.startsWith('Z')) velocity = Math.max(velocity, level);
  }
  return { levels: [acceleration, velocity] };
};

const capacity: Scale = (value) => {
  if (value === undefined) return { levels: [0] };
  return value === 'reinforced' ? { levels: [1] } : { levels: [0], kind: value };
};

const heat: Scale = (value) => ({ levels: [value === undefined ? 0 : Number.parseInt(value, 10) || 0] });

/** An extra groove or slot does no harm; a missing one does. */
const LUBRICATION_GROOVES = /^(lub_|W26|W33)/;
const grooves: Scale = (value) => {
  if (value === undefined || value === 'none') return { levels: [0, 0] };
  if (LUBRICATION_GROOVES.test(value)) return { levels: [1, 0] };
  if (value === 'snap_groove') return { levels: [0, 1] };
  return { levels: [0, 0], kind: value };
};

/** Values that only differ: which one serves depends on the place. */
const separate: Scale = (value) => ({ levels: [0], kind: value ?? '' });
const clearance: Scale = (value = 'CN') => ({ levels: [0], kind: value });

/** What is not said of a cage is the ordinary one, which differs by maker: no difference to speak of. */
const cages: Scale = (value) => {
  const material = cageMaterial(value);
  return material === undefined ? { levels: [0] } : { levels: [0], kind: material };
};

function cageMaterial(value: string | undefined): string | undefined {
  if (value === undefined || value.startsWith('pressed_steel')) return undefined;
  if (value.includes('brass')) return 'brass';
  if (value.startsWith('polyamide')) return 'polyamide';
  return value.replace(/_(outer|inner|element)_guided$/, '');
}

interface FeatureOrder {
  scale: Scale;
  name: Bilingual;
  /** Under which condition a lesser or another value serves. */
  condition: Bilingual;
}

const say = (zh: string, en: string): Bilingual => ({ zh, en });

export const FEATURE_ORDERS: Readonly<Partial<Record<keyof Features, FeatureOrder>>> = {
  seal: {
    scale: sealing,
    name: say('密封', 'sealing'),
    condition: say(
      '仅当污染、润滑方式与转速允许时可用',
      'serves where contamination, lubrication and speed allow it',
    ),
  },
  clearance: {
    scale: clearance,
    name: say('游隙', 'internal clearance'),
    condition: say('须核对配合与温升', 'serves where fits and temperature suit this clearance'),
  },
  tolerance: {
    scale: accuracy,
    name: say('公差等级', 'tolerance class'),
    condition: say(
      '仅当不要求原等级的旋转精度时可用',
      'serves where the asked running accuracy is not needed',
    ),
  },
  vibration: {
    scale: quietness,
    name: say('振动', 'vibration'),
    condition: say('仅当噪声要求不高时可用', 'serves where noise does not matter'),
  },
  internalDesign: {
    scale: capacity,
    name: say('内部设计', 'internal design'),
    condition: say('须核对额定载荷', 'serves where the lower or other load rating is enough'),
  },
  cage: {
    scale: cages,
    name: say('保持架', 'cage'),
    condition: say(
      '须核对转速、温度与润滑剂',
      'serves where speed, temperature and lubricant suit this cage',
    ),
  },
  ringGroove: {
    scale: grooves,
    name: say('套圈槽', 'ring groove'),
    condition: say('须核对轴向定位与补油', 'serves where location and relubrication need no such groove'),
  },
  contactAngle: {
    scale: separate,
    name: say('接触角', 'contact angle'),
    condition: say('须核对轴向与径向承载能力', 'serves where axial and radial load suit this angle'),
  },
  arrangement: {
    scale: separate,
    name: say('配对方式', 'arrangement'),
    condition: say('须核对成对安装方式', 'serves where the bearings may be arranged so'),
  },
  heatStability: {
    scale: heat,
    name: say('尺寸稳定温度', 'heat stability'),
    condition: say('仅当工作温度不超过其稳定温度时可用', 'serves below its stabilising temperature'),
  },
  grease: {
    scale: separate,
    name: say('润滑脂', 'grease'),
    condition: say(
      '须核对温度范围与润滑脂相容性',
      'serves where temperature and compatibility suit this grease',
    ),
  },
  preload: {
    scale: separate,
    name: say('预紧', 'preload'),
    condition: say('须核对刚度与转速', 'serves where stiffness and speed suit this preload'),
  },
  material: {
    scale: separate,
    name: say('材料', 'material'),
    condition: say('须核对载荷与腐蚀环境', 'serves where load and corrosion suit this material'),
  },
  coating: {
    scale: separate,
    name: say('涂层', 'coating'),
    condition: say('须核对绝缘要求', 'serves where insulation suits'),
  },
  application: {
    scale: separate,
    name: say('专用设计', 'special design'),
    condition: say('须核对使用工况', 'serves where the application is the same'),
  },
  dimensions: {
    scale: separate,
    name: say('外形尺寸变型', 'modified dimensions'),
    condition: say('须核对图纸尺寸', 'serves where the drawing agrees'),
  },
};

/** Features whose difference makes another thing of the part: no place takes both. */
export const NO_SUBSTITUTE: readonly (keyof Features)[] = ['bore', 'component'];

/** What it means to get `offered` where `asked` was wanted. */
export function effectOf(
  feature: keyof Features,
  asked: string | undefined,
  offered: string | undefined,
): Effect {
  const scale = FEATURE_ORDERS[feature]?.scale ?? separate;
  const from = scale(asked);
  const to = scale(offered);
  if (from.kind !== to.kind) return 'depends';
  let higher = false;
  let lower = false;
  from.levels.forEach((level, index) => {
    const other = to.levels[index] ?? 0;
    if (other > level) higher = true;
    if (other < level) lower = true;
  });
  if (higher && lower) return 'depends';
  if (higher) return 'better';
  return lower ? 'worse' : 'none';
}
