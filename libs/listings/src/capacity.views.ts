export class CapacityDayView {
  /** YYYY-MM-DD */
  day: string;
  /** Pieces that can be made. */
  capacity: number;
  /** Of these, promised to orders. */
  promised: number;
}

export class CapacityView {
  /** Whether anything is made to order at all. */
  madeToOrder: boolean;
  days: CapacityDayView[];
}

export class PromiseView {
  quantity: number;
  /** Pieces that lie on the shelf. */
  fromStock: number;
  /** Pieces to be made; 0 when the seller makes nothing to order. */
  toMake: number;
  /** The day by which they are made, YYYY-MM-DD; null when none are needed, or not within a year. */
  readyOn: string | null;
}
