import { DomainError } from '@app/kernel';
import { type GoodsOutcome } from '@app/listings';
import { createValidationPipe } from '@app/platform';
import { StockAndPriceItem } from './partner.dto.js';

const pipe = createValidationPipe();

export interface JudgedItems {
  sound: { index: number; item: StockAndPriceItem }[];
  rejected: { index: number; outcome: GoodsOutcome }[];
}

/** Judges the shape of each item by itself, with the words that a whole request would get. */
export async function soundItems(items: readonly unknown[]): Promise<JudgedItems> {
  const judged: JudgedItems = { sound: [], rejected: [] };
  for (const [index, item] of items.entries()) {
    try {
      judged.sound.push({ index, item: await soundItem(item) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, text, faults } = error;
      judged.rejected.push({ index, outcome: { status: 'rejected', error: { code, text, faults } } });
    }
  }
  return judged;
}

async function soundItem(item: unknown): Promise<StockAndPriceItem> {
  const plain: unknown = typeof item === 'object' && item !== null && !Array.isArray(item) ? item : {};
  const sound: StockAndPriceItem = await pipe.transform(plain, { type: 'body', metatype: StockAndPriceItem });
  return sound;
}
