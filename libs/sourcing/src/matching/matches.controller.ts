import { type Actor, Allow, CurrentActor, CurrentLocale, type Locale } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { MatchLinesRequest, MatchPartQuery } from './match.dto.js';
import { MatchesView } from './match.views.js';
import { Matches } from './matches.queries.js';

@Controller()
export class MatchesController {
  constructor(private readonly matches: Matches) {}

  /** From whom lines, or those of a list of parts, are best bought: scored by parts that the buyer weighs, each with its reason. Orders nothing. */
  @Post('sourcing/matches')
  @Allow('buyer')
  @HttpCode(200)
  ofLines(
    @CurrentActor() actor: Actor,
    @Body() request: MatchLinesRequest,
    @CurrentLocale() locale: Locale,
  ): Promise<MatchesView> {
    return this.matches.ofLines(actor, request, locale);
  }

  /** The same for one part type, to anybody. */
  @Get('parts/:designation/matches')
  @Allow('public')
  ofPart(
    @Param('designation') designation: string,
    @Query() query: MatchPartQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<MatchesView> {
    return this.matches.ofPart(designation, query, locale);
  }
}
