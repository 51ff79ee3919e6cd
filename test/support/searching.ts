import { expect } from '@jest/globals';
import { type Answer, type Json, type TestApp } from './app.js';

export type Query = Record<string, string | string[]>;

/** The rows of the index with their tags. */
export const INDEXED = `part_index JOIN part_tags USING (part_type_id)`;

export function search(app: TestApp, query: Query): Promise<Answer> {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  return app.anyone().get(`/parts/search?${new URLSearchParams(pairs).toString()}`);
}

export async function foundBy(app: TestApp, query: Query): Promise<Json> {
  const { status, body } = await search(app, query);
  expect(status).toBe(200);
  return body;
}

export function designations({ items }: Json): string[] {
  return items.map(({ designation }: Json) => designation);
}
