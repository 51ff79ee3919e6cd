import { type PartFamily } from '@app/bearings';
import { weighted } from './random.js';

/** What a firm of the cluster makes or sells. */
export type Trade =
  | 'ball'
  | 'angular'
  | 'aligning'
  | 'cylindrical'
  | 'tapered'
  | 'spherical'
  | 'needle'
  | 'thrust'
  | 'insert'
  | 'special'
  | 'balls'
  | 'rollers'
  | 'cages'
  | 'seals'
  | 'lubricants';

export interface TradeFacts {
  families: readonly PartFamily[];
  /** Share of firms, in the cluster's manner: tapered and spherical rollers, thrust and insert bearings beside the ball bearings. */
  makers: number;
  /** What a kilogram of it costs, made here and without a name: yuan, VAT included. */
  yuanPerKg: number;
  /** What making one costs, whatever its mass. */
  yuanPerPiece: number;
  /** How a firm that makes it calls its product. */
  product: string;
}

export const TRADES: Readonly<Record<Trade, TradeFacts>> = {
  ball: {
    families: ['deep_groove_ball', 'double_row_deep_groove_ball', 'magneto_ball'],
    makers: 24,
    yuanPerKg: 19,
    yuanPerPiece: 0.38,
    product: '轴承',
  },
  angular: {
    families: [
      'angular_contact_ball',
      'double_row_angular_contact_ball',
      'four_point_contact_ball',
      'thrust_angular_contact_ball',
    ],
    makers: 5,
    yuanPerKg: 30,
    yuanPerPiece: 0.9,
    product: '轴承',
  },
  aligning: {
    families: ['self_aligning_ball'],
    makers: 4,
    yuanPerKg: 26,
    yuanPerPiece: 0.8,
    product: '轴承',
  },
  cylindrical: {
    families: ['cylindrical_roller', 'double_row_cylindrical_roller', 'multi_row_cylindrical_roller'],
    makers: 10,
    yuanPerKg: 30,
    yuanPerPiece: 1.1,
    product: '轴承',
  },
  tapered: {
    families: ['tapered_roller', 'double_row_tapered_roller', 'four_row_tapered_roller'],
    makers: 19,
    yuanPerKg: 18,
    yuanPerPiece: 0.7,
    product: '轴承',
  },
  spherical: {
    families: ['spherical_roller', 'single_row_spherical_roller'],
    makers: 9,
    yuanPerKg: 34,
    yuanPerPiece: 4,
    product: '轴承',
  },
  needle: {
    families: [
      'needle_roller',
      'drawn_cup_needle_roller',
      'needle_cage',
      'needle_combined',
      'track_roller',
      'one_way_clutch',
      'thrust_needle_roller',
    ],
    makers: 4,
    yuanPerKg: 45,
    yuanPerPiece: 0.5,
    product: '滚针轴承',
  },
  thrust: {
    families: [
      'thrust_ball',
      'thrust_ball_double_direction',
      'thrust_cylindrical_roller',
      'thrust_spherical_roller',
      'thrust_tapered_roller',
    ],
    makers: 8,
    yuanPerKg: 22,
    yuanPerPiece: 0.6,
    product: '推力轴承',
  },
  insert: {
    families: [
      'insert',
      'housing_unit',
      'housing',
      'adapter_sleeve',
      'withdrawal_sleeve',
      'lock_nut',
      'lock_washer',
    ],
    makers: 9,
    yuanPerKg: 12,
    yuanPerPiece: 1.4,
    product: '带座轴承',
  },
  special: {
    families: [
      'spherical_plain',
      'rod_end',
      'linear_ball',
      'screw_support_unit',
      'crossed_roller',
      'wire_wound_roller',
    ],
    makers: 1,
    yuanPerKg: 40,
    yuanPerPiece: 2,
    product: '关节轴承',
  },
  balls: { families: ['steel_ball'], makers: 2, yuanPerKg: 7.5, yuanPerPiece: 0.0009, product: '钢球' },
  rollers: { families: ['roller'], makers: 3, yuanPerKg: 14, yuanPerPiece: 0.004, product: '滚动体' },
  cages: { families: ['cage'], makers: 4, yuanPerKg: 13, yuanPerPiece: 0.03, product: '保持架' },
  seals: { families: ['seal'], makers: 2, yuanPerKg: 32, yuanPerPiece: 0.02, product: '密封件' },
  lubricants: { families: ['lubricant'], makers: 1, yuanPerKg: 26, yuanPerPiece: 2, product: '润滑脂' },
};

export const TRADE_OF = new Map<PartFamily, Trade>(
  (Object.keys(TRADES) as Trade[]).flatMap((trade) =>
    TRADES[trade].families.map((family) => [family, trade] as const),
  ),
);

/** Trades whose goods bear no maker's name that a buyer would know. */
const UPSTREAM: ReadonlySet<Trade> = new Set<Trade>(['balls', 'rollers', 'cages', 'seals', 'lubricants']);

export const isUpstream = (trade: Trade): boolean => UPSTREAM.has(trade);

export const pickTrade = weighted(
  ...(Object.keys(TRADES) as Trade[]).map((trade) => [trade, TRADES[trade].makers] as const),
);

/** What a shop on the market street keeps. */
export const pickShopTrade = weighted(
  ...(Object.keys(TRADES) as Trade[])
    .filter((trade) => !isUpstream(trade))
    .map((trade) => [trade, TRADES[trade].makers] as const),
);
