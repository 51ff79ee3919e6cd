import { Allow } from '@app/platform';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { PartPage } from './part-page.queries.js';
import { PartSearch } from './part-search.service.js';
import { PartView } from './part.views.js';
import { type AnsweredBy } from './search-engine.js';
import { PartSummariesQuery, SearchPartsQuery } from './search.dto.js';
import { PartSearchView, PartSummariesView } from './search.views.js';

@Controller('parts')
@Allow('public')
export class SearchController {
  constructor(
    private readonly partSearch: PartSearch,
    private readonly partPage: PartPage,
  ) {}

  /** Part types by what one writes (`q`) and ticks, with the offers of all sellers folded in, facets counted, and what was understood. */
  @Get('search')
  search(
    @Query() query: SearchPartsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartSearchView> {
    return this.partSearch.search(query, (answeredBy) => sayWhoAnswered(reply, answeredBy));
  }

  /** Part types with their offers folded in, by canonical designation, in the order asked; those there are none of are left out. */
  @Get('summaries')
  async summaries(@Query() { designation }: PartSummariesQuery): Promise<PartSummariesView> {
    return { items: await this.partPage.summaries(designation) };
  }

  /** One part type by any spelling of it: `6205-2RS`, `180205`, `LM11749%2FLM11710`. */
  @Get(':designation')
  find(@Param('designation') designation: string): Promise<PartView> {
    return this.partPage.find(designation);
  }
}

/** Which engine answered, and what it took of the time (Server-Timing, W3C). */
function sayWhoAnswered(reply: FastifyReply, { engine, fallback, engineMs }: AnsweredBy): void {
  void reply.header('x-search-engine', fallback ? `${engine}; fallback` : engine);
  if (engineMs !== undefined) void reply.header('server-timing', `engine;dur=${engineMs}`);
}
