import { bearingLife, selectBearings, shaftLife } from '@app/bearings';
import { Allow } from '@app/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { BearingLifeRequest, SelectBearingsRequest, ShaftLifeRequest } from './life.dto.js';
import { answered, lifeQuestion, selectionQuestion, shaftQuestion } from './life.questions.js';
import {
  BearingLifeView,
  SelectionView,
  ShaftLifeView,
  toBearingLifeView,
  toSelectionView,
  toShaftLifeView,
} from './life.views.js';

/** Life and load by ISO 281 and ISO 76, each with its steps. Pure: nothing is looked up and nothing kept. */
@Controller('bearings')
@Allow('public')
export class LifeController {
  /** How long a bearing lasts under a load, or under several by turns, and whether it runs well there. */
  @Post('life')
  @HttpCode(200)
  life(@Body() request: BearingLifeRequest): BearingLifeView {
    const { type, duty, given } = lifeQuestion(request);
    return toBearingLifeView(answered(bearingLife(type, duty, given), !request.cases));
  }

  /** Two bearings on a shaft: their loads from the forces on it, and both lives. */
  @Post('life/shaft')
  @HttpCode(200)
  shaft(@Body() request: ShaftLifeRequest): ShaftLifeView {
    return toShaftLifeView(answered(shaftLife(shaftQuestion(request))));
  }

  /** Which types last so many hours at these loads within this space, lightest or cheapest first. */
  @Post('select')
  @HttpCode(200)
  select(@Body() request: SelectBearingsRequest): SelectionView {
    return toSelectionView(answered(selectBearings(selectionQuestion(request)), !request.cases));
  }
}
