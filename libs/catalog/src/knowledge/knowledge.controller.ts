import { Allow } from '@app/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { EquivalentsQueries } from './equivalents.queries.js';
import { EquivalentsQuery, TolerancesQuery } from './knowledge.dto.js';
import { EquivalentsView, TolerancesView } from './knowledge.views.js';
import { TolerancesQueries } from './tolerances.queries.js';

/** What is known of a part, by any spelling of it. */
@Controller('parts/:designation')
@Allow('public')
export class KnowledgeController {
  constructor(
    private readonly equivalentsQueries: EquivalentsQueries,
    private readonly tolerancesQueries: TolerancesQueries,
  ) {}

  /** What may take its place, best first: other systems' and makers' numbers, other variants, other types of the same space. */
  @Get('equivalents')
  equivalents(
    @Param('designation') designation: string,
    @Query() query: EquivalentsQuery,
  ): Promise<EquivalentsView> {
    return this.equivalentsQueries.of(designation, query);
  }

  /** Tolerance classes and internal clearance of its size in µm, and what is not known of them. */
  @Get('tolerances')
  tolerances(
    @Param('designation') designation: string,
    @Query() query: TolerancesQuery,
  ): Promise<TolerancesView> {
    return this.tolerancesQueries.of(designation, query);
  }
}
