interface Break {
  minQuantity: number;
  unitPrice: string;
}

const short = (price: string): string => (price.includes('.') ? price.replace(/\.?0+$/, '') : price);

/** `3.85`, or `100:3.85; 500:3.6`: as sellers' tables say it. */
export function breaksText(breaks: readonly Break[]): string {
  const [only, ...more] = breaks;
  if (only && more.length === 0 && only.minQuantity === 1) return short(only.unitPrice);
  return breaks.map(({ minQuantity, unitPrice }) => `${minQuantity}:${short(unitPrice)}`).join('; ');
}

/** What cannot be read is handed on as it is: the API says what is wrong with it. */
export function readBreaks(text: string): Break[] {
  return text
    .split(/[;；]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [price = '', quantity = '1'] = part.split(/[:：]/).toReversed();
      return { minQuantity: Number(quantity), unitPrice: price.replace(/[¥￥\s]/g, '') };
    });
}
