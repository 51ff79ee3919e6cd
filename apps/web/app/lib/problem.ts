/** RFC 9457, as the API answers it. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  requestId?: string;
  errors?: { field: string; code: string; message: string; expected?: unknown }[];
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value;
}

/** What the API said about one field; indices and sub-fields of it count as the field. */
export function faultOf(problem: Problem | undefined, field: string): string | undefined {
  return problem?.errors?.find((fault) => fault.field === field || fault.field.startsWith(`${field}.`))
    ?.message;
}
