declare const made: unique symbol;

/** A filter expression of Meilisearch. Only this file makes them: what comes from outside goes in quoted, never pasted. */
export type Expression = string & { readonly [made]: true };

/**
 * A value as the engine's filter language reads it back: between double quotes, of which, as of backslashes, none is left bare. The
 * engine then reads escapes (`\n`, `\u{…}`), so a backslash that belongs to the text must be two.
 */
export function quote(value: string | number): string {
  const text = String(value).toWellFormed();
  return `"${text.replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
}

/** The attribute, or one of its values where it has several, is one of these; of none, nothing is. */
export function isAny(attribute: string, values: readonly (string | number)[]): Expression {
  return `${attribute} IN [${values.map(quote).join(', ')}]` as Expression;
}

export function startsWith(attribute: string, text: string): Expression {
  return `${attribute} STARTS WITH ${quote(text)}` as Expression;
}

export function compare(
  attribute: string,
  operator: '=' | '<' | '<=' | '>' | '>=',
  value: string | number,
): Expression {
  return `${attribute} ${operator} ${quote(value)}` as Expression;
}

/** No value to compare: the document has none, or null. */
export function isMissing(attribute: string): Expression {
  return `(${attribute} NOT EXISTS OR ${attribute} IS NULL)` as Expression;
}

export function all(...expressions: readonly Expression[]): Expression {
  return joined(expressions, 'AND');
}

export function some(...expressions: readonly Expression[]): Expression {
  return joined(expressions, 'OR');
}

export function not(expression: Expression): Expression {
  return `NOT (${expression})` as Expression;
}

function joined(expressions: readonly Expression[], by: 'AND' | 'OR'): Expression {
  if (expressions.length === 0) throw new TypeError('an expression of nothing');
  if (expressions.length === 1) return expressions[0]!;
  return `(${expressions.join(` ${by} `)})` as Expression;
}
