import { type Equivalent, equivalentsOf, readDesignation } from '@app/bearings';
import { decodeCursor, encodeCursor, malformedCursor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { type AskedPart, AskedParts } from './asked-part.queries.js';
import { type EquivalentsQuery } from './knowledge.dto.js';
import { type EquivalentsView, type GradedEquivalentView, toAskedPartView } from './knowledge.views.js';

/** More than any part has. */
const ALL = 500;

/** What may take a part's place: as the rules say, and as accepted evidence says. */
@Injectable()
export class EquivalentsQueries {
  constructor(private readonly askedParts: AskedParts) {}

  async of(text: string, { grade, cursor, limit }: EquivalentsQuery): Promise<EquivalentsView> {
    const asked = await this.askedParts.find(text);
    const { part, brand } = asked;
    const found = equivalentsOf({ ...part, ...(brand !== null && { brand }) }, { limit: ALL })
      .map((equivalent) => toGradedView(equivalent, asked))
      .filter((each) => grade === undefined || grade.includes(each.grade));
    const list = `equivalents ${part.designation} ${brand ?? ''} ${(grade ?? []).toSorted().join()}`;
    const start = cursor === undefined ? 0 : placeBehind(found, decodeCursor(list, cursor));
    const items = found.slice(start, start + limit);
    const last = items.at(-1);
    return {
      part: toAskedPartView(asked),
      items,
      total: found.length,
      nextCursor:
        last === undefined || start + limit >= found.length
          ? null
          : encodeCursor(list, [last.designation, last.brand]),
      refuted: [],
    };
  }
}

/** The list is made anew for each page: it goes on behind the one shown last. */
function placeBehind(found: readonly GradedEquivalentView[], [designation, brand]: unknown[]): number {
  const at = found.findIndex((each) => each.designation === designation && each.brand === brand);
  if (at < 0) throw malformedCursor();
  return at + 1;
}

function toGradedView(equivalent: Equivalent, { part, type }: AskedPart): GradedEquivalentView {
  const { designation, brand, system, basic, family, dimensions, features, grade, differences, reason } =
    equivalent;
  return {
    designation,
    brand: brand ?? null,
    system,
    partType:
      grade === 'identical' || features === part.features ? (type?.designation ?? null) : typeOf(equivalent),
    basic,
    type: family,
    boreMm: dimensions.boreMm ?? null,
    outsideMm: dimensions.outsideMm ?? null,
    widthMm: dimensions.widthMm ?? null,
    features,
    grade,
    differences: differences.map(({ what, from, to, effect, reason: why }) => ({
      what,
      from,
      to,
      effect,
      reason: why,
    })),
    reason,
    basis: 'rules',
    evidence: [],
  };
}

function typeOf({ designation, system, brand }: Equivalent): string | null {
  return (
    readDesignation(designation, { system, ...(brand !== undefined && { brand }) }).candidates[0]
      ?.typeDesignation ?? null
  );
}
