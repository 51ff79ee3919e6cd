import {
  EQUIVALENCE_GRADES,
  type EquivalenceGrade,
  TOLERANCE_CLASSES,
  toleranceClassOf,
  type ToleranceClass,
} from '@app/bearings';
import { PageQuery } from '@app/platform';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';

/** `grade=better&grade=identical` and `grade=better,identical` alike; an empty field of a form says nothing. */
function listOf({ value }: TransformFnParams): unknown {
  if (value === undefined) return undefined;
  const values = (Array.isArray(value) ? value : [value]).flatMap((each: unknown) =>
    typeof each === 'string' ? each.split(',') : [each],
  );
  const said = values.filter((each) => each !== '');
  return said.length === 0 ? undefined : said;
}

export class EquivalentsQuery extends PageQuery {
  /** Only of these grades; all when not said. */
  @IsOptional()
  @Transform(listOf)
  @IsIn(EQUIVALENCE_GRADES, { each: true })
  grade?: EquivalenceGrade[];
}

/** `P6`, `6`, `PN`; an unknown one stays as it is, and is refused. */
function classOf({ value }: TransformFnParams): unknown {
  if (value === '') return undefined;
  return typeof value === 'string' ? (toleranceClassOf(value) ?? value) : value;
}

export class TolerancesQuery {
  /** One class only: `P0`, `P6`, `P6X`, `P5`, `P4` or `P2`; all when not said. */
  @IsOptional()
  @Transform(classOf)
  @IsIn(TOLERANCE_CLASSES)
  class?: ToleranceClass;
}
