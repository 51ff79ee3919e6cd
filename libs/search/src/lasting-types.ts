import { setImmediate as breathe } from 'node:timers/promises';
import { type Fault, lastingTypes } from '@app/bearings';
import { DomainError } from '@app/kernel';

/** What the shaft asks of a bearing. */
export interface Running {
  radialKn: number;
  axialKn: number;
  speedRpm: number;
  hours: number;
  reliabilityPercent?: number;
}

/** Pages and boxes of one question ask for the same types again and again. */
const MOST_KEPT = 50;
const TYPES_A_BREATH = 100;

/** The types whose life suffices by ISO 281, worked out in small pieces, so that a server that calculates goes on answering. */
export class LastingTypes {
  private readonly kept = new Map<string, Promise<readonly string[]>>();

  designations(running: Running): Promise<readonly string[]> {
    const key = JSON.stringify(running);
    const known = this.kept.get(key);
    const designations = known ?? this.workOut(running, key);
    // Moved to the end: what was asked for longest ago goes first.
    this.kept.delete(key);
    this.kept.set(key, designations);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    return designations;
  }

  private async workOut(running: Running, key: string): Promise<readonly string[]> {
    try {
      return await designationsThatLast(running);
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }
}

async function designationsThatLast({ hours, reliabilityPercent, ...load }: Running): Promise<string[]> {
  const outcome = lastingTypes({
    cases: [load],
    requiredHours: hours,
    ...(reliabilityPercent !== undefined && { reliabilityPercent }),
  });
  if (!outcome.ok) throw unanswerable(outcome.faults);
  const designations: string[] = [];
  for (const { designation } of outcome.value) {
    designations.push(designation);
    if (designations.length % TYPES_A_BREATH === 0) await breathe();
  }
  return designations;
}

const FIELDS: Readonly<Record<string, string>> = {
  requiredHours: 'hours',
  reliabilityPercent: 'reliability',
};

/** Faults by the fields of the search. */
function unanswerable(faults: readonly Fault[]): DomainError {
  return new DomainError(
    'invalid',
    'validation.failed',
    { zh: '有字段不符合要求', en: 'Some fields are not as required' },
    faults.map(({ field, code, message, expected }) => ({
      field: FIELDS[field] ?? (field.replace(/^cases(\.0)?\.?/, '') || 'radialKn'),
      code,
      message,
      ...(expected !== undefined && { expected }),
    })),
  );
}
