/** The characteristics that tolerances speak of, under their symbols of ISO 1132-1. */
import type { Bilingual } from '../reading.js';

export type Element = 'bore' | 'outside' | 'width' | 'running';

interface Characteristic extends Bilingual {
  readonly element: Element;
}

export const CHARACTERISTICS = {
  Δdmp: {
    element: 'bore',
    zh: '单一平面平均内径偏差',
    en: 'deviation of mean bore diameter in a single plane',
  },
  Δds: { element: 'bore', zh: '单一内径偏差', en: 'deviation of a single bore diameter' },
  Vdsp: { element: 'bore', zh: '单一平面内径变动量', en: 'variation of bore diameter in a single plane' },
  Vdmp: { element: 'bore', zh: '平均内径变动量', en: 'variation of mean bore diameter' },
  'Δd1mp−Δdmp': { element: 'bore', zh: '圆锥孔锥度偏差', en: 'deviation of the taper over the ring width' },
  ΔDmp: {
    element: 'outside',
    zh: '单一平面平均外径偏差',
    en: 'deviation of mean outside diameter in a single plane',
  },
  ΔDs: { element: 'outside', zh: '单一外径偏差', en: 'deviation of a single outside diameter' },
  VDsp: {
    element: 'outside',
    zh: '单一平面外径变动量',
    en: 'variation of outside diameter in a single plane',
  },
  VDmp: { element: 'outside', zh: '平均外径变动量', en: 'variation of mean outside diameter' },
  ΔBs: { element: 'width', zh: '内圈宽度偏差', en: 'deviation of inner ring width' },
  VBs: { element: 'width', zh: '内圈宽度变动量', en: 'variation of inner ring width' },
  ΔCs: { element: 'width', zh: '外圈宽度偏差', en: 'deviation of outer ring width' },
  VCs: { element: 'width', zh: '外圈宽度变动量', en: 'variation of outer ring width' },
  ΔTs: { element: 'width', zh: '装配宽度（高度）偏差', en: 'deviation of assembled width or height' },
  Kia: { element: 'running', zh: '内圈径向跳动', en: 'radial runout of the inner ring' },
  Kea: { element: 'running', zh: '外圈径向跳动', en: 'radial runout of the outer ring' },
  Sd: { element: 'running', zh: '内圈端面对内孔的跳动', en: 'runout of inner ring face with bore' },
  SD: {
    element: 'running',
    zh: '外圈外表面对端面的垂直度',
    en: 'inclination of outside surface to the face',
  },
  Sia: { element: 'running', zh: '内圈轴向跳动', en: 'axial runout of the inner ring' },
  Sea: { element: 'running', zh: '外圈轴向跳动', en: 'axial runout of the outer ring' },
  Si: { element: 'running', zh: '轴圈滚道厚度变动量', en: 'thickness variation of the shaft washer' },
  Se: { element: 'running', zh: '座圈滚道厚度变动量', en: 'thickness variation of the housing washer' },
} as const satisfies Record<string, Characteristic>;

export type CharacteristicSymbol = keyof typeof CHARACTERISTICS;
