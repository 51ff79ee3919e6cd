import { Allow } from '@app/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { PartPage } from './part-page.queries.js';
import { PartSearch } from './part-search.service.js';
import { PartView } from './part.views.js';
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
  search(@Query() query: SearchPartsQuery): Promise<PartSearchView> {
    return this.partSearch.search(query);
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
