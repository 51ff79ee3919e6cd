import { Allow } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { PartSuggestions } from './part-suggestions.queries.js';
import { SuggestQuery } from './suggest.dto.js';
import { SuggestedView } from './suggest.views.js';

@Controller('search')
@Allow('public')
export class SuggestController {
  constructor(private readonly suggestions: PartSuggestions) {}

  /** What the text may become while one types: parts by the beginning of any spelling, types by a word in either language, brands. */
  @Get('suggest')
  suggest(@Query() query: SuggestQuery): Promise<SuggestedView> {
    return this.suggestions.suggest(query);
  }
}
