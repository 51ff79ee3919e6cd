import { readBuyersLine, readDesignation } from '@app/bearings';
import { Allow, KeepsNothing } from '@app/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ParseDesignationsRequest, ParseLinesRequest } from './parse.dto.js';
import {
  DesignationReadingsView,
  LineReadingsView,
  toDesignationReadingView,
  toLineReadingView,
} from './reading.views.js';

/** Reads what people write about bearings. Pure: nothing is looked up and nothing kept. */
@Controller()
@Allow('public')
export class CatalogController {
  /** Designations in any spelling or system, each with every reading that makes sense, the likeliest first. */
  @Post('designations/parse')
  @HttpCode(200)
  @KeepsNothing()
  parseDesignations(
    @Body() { text, texts, system, brand }: ParseDesignationsRequest,
  ): DesignationReadingsView {
    const inputs = texts ?? [text ?? ''];
    // `null` in JSON says as much as nothing.
    const hints = { system: system ?? undefined, brand: brand ?? undefined };
    return { results: inputs.map((input) => toDesignationReadingView(readDesignation(input, hints))) };
  }

  /** Lines as buyers type them: designation or dimensions, features, brand, quantity and price; the rest as words. */
  @Post('lines/parse')
  @HttpCode(200)
  @KeepsNothing()
  parseLines(@Body() { texts }: ParseLinesRequest): LineReadingsView {
    return { results: texts.map((text) => toLineReadingView(readBuyersLine(text))) };
  }
}
