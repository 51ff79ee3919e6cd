import './messages.js';
import { useTranslation } from 'react-i18next';
import type { DrawnPart } from '../../components/drawing/part.js';
import { SectionTile, TileHatches } from '../../components/drawing/section-tile.js';
import { A } from '../../components/link.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';

/** One type of each family, by whose dimensions its tile is drawn. The order is that of the trade's catalogues. */
const TILES: (DrawnPart & { type: string })[] = [
  { type: 'deep_groove_ball', designation: '6205', boreMm: 25, outsideMm: 52, widthMm: 15 },
  { type: 'angular_contact_ball', designation: '7205B', boreMm: 25, outsideMm: 52, widthMm: 15 },
  { type: 'self_aligning_ball', designation: '2205', boreMm: 25, outsideMm: 52, widthMm: 18 },
  { type: 'cylindrical_roller', designation: 'NJ205', boreMm: 25, outsideMm: 52, widthMm: 15 },
  {
    type: 'tapered_roller',
    designation: '30205',
    boreMm: 25,
    outsideMm: 52,
    widthMm: 16.25,
    innerRingWidthMm: 15,
    outerRingWidthMm: 13,
  },
  { type: 'spherical_roller', designation: '22210', boreMm: 50, outsideMm: 90, widthMm: 23 },
  { type: 'insert', designation: 'UC205', boreMm: 25, outsideMm: 52, widthMm: 34.1, outerRingWidthMm: 17 },
  { type: 'housing_unit', designation: 'UCP205', boreMm: 25 },
  { type: 'thrust_ball', designation: '51205', boreMm: 25, outsideMm: 47, widthMm: 15 },
  { type: 'thrust_spherical_roller', designation: '29412', boreMm: 60, outsideMm: 130, widthMm: 42 },
  { type: 'needle_roller', designation: 'NA4902', boreMm: 15, outsideMm: 28, widthMm: 13 },
  { type: 'drawn_cup_needle_roller', designation: 'HK2016', boreMm: 20, outsideMm: 26, widthMm: 16 },
  { type: 'double_row_angular_contact_ball', designation: '3205', boreMm: 25, outsideMm: 52, widthMm: 20.6 },
  { type: 'four_point_contact_ball', designation: 'QJ205', boreMm: 25, outsideMm: 52, widthMm: 15 },
  { type: 'double_row_deep_groove_ball', designation: '4205', boreMm: 25, outsideMm: 52, widthMm: 18 },
  { type: 'double_row_cylindrical_roller', designation: 'NN3010', boreMm: 50, outsideMm: 80, widthMm: 23 },
  { type: 'multi_row_cylindrical_roller', designation: 'FC', boreMm: 150, outsideMm: 210, widthMm: 90 },
  { type: 'double_row_tapered_roller', designation: '352218', boreMm: 90, outsideMm: 160, widthMm: 75 },
  { type: 'four_row_tapered_roller', designation: '382930', boreMm: 150, outsideMm: 220, widthMm: 120 },
  { type: 'thrust_ball_double_direction', designation: '52205', boreMm: 20, outsideMm: 47, widthMm: 28 },
  { type: 'thrust_cylindrical_roller', designation: '81105', boreMm: 25, outsideMm: 42, widthMm: 11 },
  { type: 'thrust_needle_roller', designation: 'AXK2542', boreMm: 25, outsideMm: 42, widthMm: 4 },
  { type: 'thrust_angular_contact_ball', designation: '234410', boreMm: 50, outsideMm: 80, widthMm: 38 },
  { type: 'thrust_tapered_roller', designation: '99412', boreMm: 60, outsideMm: 130, widthMm: 42 },
  { type: 'single_row_spherical_roller', designation: '20210', boreMm: 50, outsideMm: 90, widthMm: 20 },
  { type: 'needle_cage', designation: 'K', boreMm: 20, outsideMm: 26, widthMm: 10 },
  { type: 'needle_combined', designation: 'NKIA5902', boreMm: 15, outsideMm: 28, widthMm: 18 },
  { type: 'track_roller', designation: 'NUTR25', boreMm: 25, outsideMm: 52, widthMm: 25 },
  { type: 'one_way_clutch', designation: 'CSK25', boreMm: 25, outsideMm: 52, widthMm: 15 },
  { type: 'magneto_ball', designation: 'E15', boreMm: 15, outsideMm: 35, widthMm: 8 },
  { type: 'crossed_roller', designation: 'RB5013', boreMm: 50, outsideMm: 80, widthMm: 13 },
  { type: 'wire_wound_roller', designation: 'NU2205', boreMm: 25, outsideMm: 52, widthMm: 18 },
  {
    type: 'spherical_plain',
    designation: 'GE25ES',
    boreMm: 25,
    outsideMm: 42,
    widthMm: 20,
    outerRingWidthMm: 16,
  },
  { type: 'rod_end', designation: 'SI25ES', boreMm: 25, widthMm: 20 },
  { type: 'linear_ball', designation: 'LM20', boreMm: 20, outsideMm: 32, widthMm: 42 },
  { type: 'housing', designation: 'P205', boreMm: 25 },
  { type: 'adapter_sleeve', designation: 'H309', boreMm: 40, outsideMm: 65, widthMm: 39 },
  { type: 'withdrawal_sleeve', designation: 'AH309', boreMm: 40, outsideMm: 45, widthMm: 31 },
  { type: 'lock_nut', designation: 'KM8', boreMm: 40, outsideMm: 58, widthMm: 9 },
  { type: 'lock_washer', designation: 'MB8', boreMm: 40, outsideMm: 62, widthMm: 1.25 },
  { type: 'screw_support_unit', designation: 'BK25', boreMm: 25 },
  { type: 'steel_ball', designation: 'ball', outsideMm: 8 },
  { type: 'roller', designation: 'roller', outsideMm: 10, widthMm: 14 },
  { type: 'cage', designation: 'cage', boreMm: 34, outsideMm: 43, widthMm: 12 },
  { type: 'seal', designation: 'seal', boreMm: 25, outsideMm: 52, widthMm: 10 },
  { type: 'lubricant', designation: 'grease' },
];

const TILE_PX = 72;

export function FamilyTiles({ counts }: { counts: Record<string, number> }) {
  const { t } = useTranslation('search');
  const words = useWords();
  const language = useLanguage();
  return (
    <>
      <TileHatches />
      <ul className="tiles">
        {TILES.filter(({ type }) => counts[type]).map((tile) => (
          <li key={tile.type}>
            <A to={withQuery(paths.parts, { type: tile.type })}>
              <SectionTile part={tile} size={TILE_PX} />
              <span className="name">{words.family(tile.type)}</span>
              <span className="muted small">
                {t('familyCount', {
                  count: counts[tile.type] ?? 0,
                  formatted: formatNumber(counts[tile.type] ?? 0, language),
                })}
              </span>
            </A>
          </li>
        ))}
      </ul>
    </>
  );
}
