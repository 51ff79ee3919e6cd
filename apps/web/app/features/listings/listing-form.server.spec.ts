import { describe, expect, it } from '@jest/globals';
import { termsOf } from './listing-form.server.js';

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

describe('a listing typed on a phone', () => {
  it('needs no more than brand, price and stock', () => {
    expect(
      termsOf(formOf({ brand: 'HRB', price: ' ¥５.２０ ', stock: '1,200', province: '山东', city: '临清' })),
    ).toEqual({
      brand: 'HRB',
      features: {},
      priceBreaks: [{ minQuantity: 1, unitPrice: '5.20' }],
      taxIncluded: true,
      moq: 1,
      orderMultiple: 1,
      stock: 1200,
      leadTimeDays: 0,
      sampleAvailable: false,
      madeToOrder: null,
      origin: null,
      shipFrom: { province: '山东', city: '临清' },
      certificates: [],
      validUntil: null,
      note: '',
    });
  });

  it('starts the prices at the minimum and puts the breaks in order, dropping empty rows', () => {
    const terms = termsOf(
      formOf({
        price: '5',
        moq: '10',
        orderMultiple: '10',
        breakQuantity0: '1000',
        breakPrice0: '4',
        breakQuantity1: '100',
        breakPrice1: '4.5',
        breakQuantity2: '',
        breakPrice2: '',
      }),
    );
    expect(terms.priceBreaks).toEqual([
      { minQuantity: 10, unitPrice: '5' },
      { minQuantity: 100, unitPrice: '4.5' },
      { minQuantity: 1000, unitPrice: '4' },
    ]);
  });

  it('takes the multiple as the minimum where none is given', () => {
    expect(termsOf(formOf({ orderMultiple: '50', price: '1' })).moq).toBe(50);
  });

  it('keeps features that are set', () => {
    expect(
      termsOf(formOf({ 'feature.clearance': 'C3', 'feature.tolerance': '', 'feature.heatStability': '200C' }))
        .features,
    ).toEqual({ clearance: 'C3', heatStability: '200C' });
  });

  it('counts no stock where the figure is what it was shown with, for that may have moved since', () => {
    expect(termsOf(formOf({ stock: '1,200', stockShown: '1200' })).stock).toBeUndefined();
    expect(termsOf(formOf({ stock: '', stockShown: '1200' })).stock).toBeUndefined();
    expect(termsOf(formOf({ stock: '0', stockShown: '1200' })).stock).toBe(0);
    expect(termsOf(formOf({ stock: '1300', stockShown: '1200' })).stock).toBe(1300);
  });

  it('keeps up to twenty price breaks and the days on which it is made', () => {
    const form = formOf({ price: '5', breakQuantity18: '５00', breakPrice18: '4', perDay: '80' });
    for (const day of ['1', '3', '5']) form.append('weekdays', day);
    const { priceBreaks, madeToOrder } = termsOf(form);
    expect(priceBreaks[1]).toEqual({ minQuantity: 500, unitPrice: '4' });
    expect(madeToOrder).toEqual({ perDay: 80, leadTimeDays: 0, weekdays: [1, 3, 5] });
  });

  it('leaves what is no number for the API to refuse', () => {
    const { stock, moq, priceBreaks } = termsOf(formOf({ stock: '12O', moq: 'ten', breakPrice0: '4' }));
    expect([stock, moq, priceBreaks[1]?.minQuantity]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
