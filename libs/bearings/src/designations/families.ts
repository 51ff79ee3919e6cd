import type { Bilingual } from '../reading.js';
import type { PartFamily } from '../vocabulary.js';

/** Upstream parts, of which bearings are made. */
export const COMPONENTS = [
  'steel_ball',
  'roller',
  'cage',
  'seal',
  'lubricant',
] as const satisfies PartFamily[];

/** What bearings are made of and what holds them. */
export const NO_BEARINGS: readonly PartFamily[] = [
  ...COMPONENTS,
  'housing',
  'adapter_sleeve',
  'withdrawal_sleeve',
  'lock_nut',
  'lock_washer',
];

/** Made to one class: neither ISO 492 nor ISO 199 has classes for them, nor ISO 5753 groups of clearance. */
export const WITHOUT_CLASS: readonly PartFamily[] = [
  ...NO_BEARINGS,
  'needle_cage',
  'screw_support_unit',
  'rod_end',
  'linear_ball',
];

/** The families by name, as explanations and part pages say them (ISO 5593, GB/T 6930). */
export const FAMILY_NAMES: Readonly<Record<PartFamily, Bilingual>> = {
  deep_groove_ball: { zh: '深沟球轴承', en: 'deep groove ball bearing' },
  double_row_deep_groove_ball: { zh: '双列深沟球轴承', en: 'double row deep groove ball bearing' },
  angular_contact_ball: { zh: '角接触球轴承', en: 'angular contact ball bearing' },
  double_row_angular_contact_ball: { zh: '双列角接触球轴承', en: 'double row angular contact ball bearing' },
  four_point_contact_ball: { zh: '四点接触球轴承', en: 'four-point contact ball bearing' },
  self_aligning_ball: { zh: '调心球轴承', en: 'self-aligning ball bearing' },
  cylindrical_roller: { zh: '圆柱滚子轴承', en: 'cylindrical roller bearing' },
  double_row_cylindrical_roller: { zh: '双列圆柱滚子轴承', en: 'double row cylindrical roller bearing' },
  multi_row_cylindrical_roller: { zh: '多列圆柱滚子轴承', en: 'multi-row cylindrical roller bearing' },
  tapered_roller: { zh: '圆锥滚子轴承', en: 'tapered roller bearing' },
  double_row_tapered_roller: { zh: '双列圆锥滚子轴承', en: 'double row tapered roller bearing' },
  four_row_tapered_roller: { zh: '四列圆锥滚子轴承', en: 'four-row tapered roller bearing' },
  spherical_roller: { zh: '调心滚子轴承', en: 'spherical roller bearing' },
  single_row_spherical_roller: { zh: '单列调心滚子轴承', en: 'single row spherical roller bearing' },
  needle_roller: { zh: '滚针轴承', en: 'needle roller bearing' },
  drawn_cup_needle_roller: { zh: '冲压外圈滚针轴承', en: 'drawn cup needle roller bearing' },
  needle_cage: { zh: '滚针和保持架组件', en: 'needle roller and cage assembly' },
  needle_combined: { zh: '滚针组合轴承', en: 'combined needle roller bearing' },
  track_roller: { zh: '滚轮轴承', en: 'track roller' },
  thrust_ball: { zh: '推力球轴承', en: 'thrust ball bearing' },
  thrust_ball_double_direction: { zh: '双向推力球轴承', en: 'double direction thrust ball bearing' },
  thrust_angular_contact_ball: { zh: '推力角接触球轴承', en: 'angular contact thrust ball bearing' },
  thrust_cylindrical_roller: { zh: '推力圆柱滚子轴承', en: 'cylindrical roller thrust bearing' },
  thrust_needle_roller: { zh: '推力滚针轴承', en: 'needle roller thrust bearing' },
  thrust_spherical_roller: { zh: '推力调心滚子轴承', en: 'spherical roller thrust bearing' },
  thrust_tapered_roller: { zh: '推力圆锥滚子轴承', en: 'tapered roller thrust bearing' },
  magneto_ball: { zh: '磁电机球轴承', en: 'magneto ball bearing' },
  wire_wound_roller: { zh: '螺旋滚子轴承', en: 'wire-wound roller bearing' },
  crossed_roller: { zh: '交叉滚子轴承', en: 'crossed roller bearing' },
  one_way_clutch: { zh: '单向轴承', en: 'one-way clutch' },
  insert: { zh: '外球面轴承', en: 'insert bearing' },
  housing_unit: { zh: '带座外球面轴承', en: 'mounted bearing unit' },
  housing: { zh: '轴承座', en: 'bearing housing' },
  spherical_plain: { zh: '关节轴承', en: 'spherical plain bearing' },
  rod_end: { zh: '杆端关节轴承', en: 'rod end' },
  linear_ball: { zh: '直线轴承', en: 'linear ball bearing' },
  adapter_sleeve: { zh: '紧定套', en: 'adapter sleeve' },
  withdrawal_sleeve: { zh: '退卸套', en: 'withdrawal sleeve' },
  lock_nut: { zh: '锁紧螺母', en: 'lock nut' },
  lock_washer: { zh: '止动垫圈', en: 'lock washer' },
  screw_support_unit: { zh: '丝杠支撑座', en: 'ball screw support unit' },
  steel_ball: { zh: '钢球', en: 'steel ball' },
  roller: { zh: '滚子', en: 'roller' },
  cage: { zh: '保持架', en: 'cage' },
  seal: { zh: '密封件', en: 'seal' },
  lubricant: { zh: '润滑剂', en: 'lubricant' },
};
