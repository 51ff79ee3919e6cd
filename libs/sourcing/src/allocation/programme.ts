/** The columns of a programme, as they are added. */
export class Columns {
  private readonly cost: number[] = [];
  private readonly upper: number[] = [];
  private readonly integer: number[] = [];

  get count(): number {
    return this.cost.length;
  }

  /** From nought up. */
  add({
    cost = 0,
    upper = Infinity,
    integer = false,
  }: {
    cost?: number;
    upper?: number;
    integer?: boolean;
  }): number {
    this.upper.push(upper);
    this.integer.push(Number(integer));
    return this.cost.push(cost) - 1;
  }

  addCost(column: number, cost: number): void {
    this.cost[column] = (this.cost[column] ?? 0) + cost;
  }

  fix(column: number, value: number): void {
    this.upper[column] = value;
  }

  arrays() {
    return {
      colCost: Float64Array.from(this.cost),
      colUpper: Float64Array.from(this.upper),
      integrality: Int32Array.from(this.integer),
    };
  }
}

/** The rows of a programme, as they are added. */
export class Rows {
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly starts: number[] = [0];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];

  add(lower: number, upper: number, entries: readonly (readonly [number, number])[]): void {
    for (const [column, value] of entries) {
      if (value === 0) continue;
      this.indices.push(column);
      this.values.push(value);
    }
    this.lower.push(lower);
    this.upper.push(upper);
    this.starts.push(this.indices.length);
  }

  arrays() {
    return {
      rowLower: Float64Array.from(this.lower),
      rowUpper: Float64Array.from(this.upper),
      starts: Int32Array.from(this.starts),
      indices: Int32Array.from(this.indices),
      values: Float64Array.from(this.values),
    };
  }
}
