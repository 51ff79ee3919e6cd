import { type TestApp } from './app.js';
import { type Query } from './searching.js';
import { offer } from './trade.js';

/** Offers that differ in everything a search can ask for. */
export async function openMarket(app: TestApp): Promise<void> {
  const [one, two, three] = [
    await app.seller('Yandian Workshop'),
    await app.seller('Panzhuang Bearings'),
    await app.seller('Hebei Rollers'),
  ];
  const from = (province: string) => ({ shipFrom: { province, city: province } });
  const price = (...breaks: [number, string][]) => ({
    priceBreaks: breaks.map(([minQuantity, unitPrice]) => ({ minQuantity, unitPrice })),
  });
  await app.sql(`UPDATE organisation SET green_until = '2099-01-01' WHERE id = $1`, [two.organisationId]);
  await app.sql(
    `INSERT INTO certificate (id, organisation_id, kind, number, issuer, valid_until, state)
     VALUES (uuidv7(), $1, 'iso_9001', 'x', 'x', '2099-01-01', 'verified')`,
    [two.organisationId],
  );
  await offer(one, {
    designation: '6205-2RS',
    brand: 'HRB',
    ...price([1, '4.5'], [100, '3.85']),
    stock: 1000,
  });
  await offer(two, {
    designation: '6205-2RS/C3',
    brand: 'LYC',
    ...price([10, '4.4'], [1000, '2.1']),
    moq: 10,
    stock: 20,
  });
  await offer(three, {
    designation: '6205-2Z',
    brand: 'HRB',
    ...price([1, '3.3']),
    stock: 0,
    leadTimeDays: 30,
    ...from('河北'),
  });
  await offer(one, {
    designation: '6205',
    brand: 'LQ',
    ...price([1, '3.300001']),
    stock: 7,
    leadTimeDays: 1,
  });
  await offer(two, {
    designation: '6206-2RS/P6',
    brand: 'LYC',
    ...price([1, '5']),
    stock: 12,
    ...from('四川'),
  });
  await offer(two, {
    designation: '30205',
    brand: 'ZWZ',
    ...price([1, '6.5'], [100, '6']),
    stock: 1,
    ...from('辽宁'),
  });
  await offer(three, {
    designation: '30206',
    brand: 'ZWZ',
    ...price([1, '6.5']),
    stock: 400,
    ...from('河北'),
  });
  await offer(three, {
    designation: 'NU205',
    brand: 'O\'Neil "A\\B"',
    ...price([1, '14']),
    stock: 3,
    ...from('浙江'),
  });
  await offer(one, { designation: '22220/W33', brand: 'HRB', ...price([1, '410']), stock: 2 });
  await offer(one, { designation: '51105', brand: 'LQ', ...price([50, '2.2']), moq: 50, stock: 5000 });
  await app.sql(
    `UPDATE listing SET certificates = '{iso_9001}', origin_country = 'CN', origin_province = '山东' WHERE seller_id = $1`,
    [two.organisationId],
  );
  await app.drain();
}

/** What each query lists, said again in plain SQL: a condition and an order. `C` is PostgreSQL's collation by bytes. */
export const LISTS: [name: string, query: Query, condition: string, order: string][] = [
  ['everything, the most offered first', {}, 'true', 'offer_count DESC'],
  ['a type', { type: 'tapered_roller' }, `family = 'tapered_roller'`, 'offer_count DESC'],
  ['two series', { series: ['62', '63'] }, `series IN ('62', '63')`, 'offer_count DESC'],
  [
    'a seal and a size',
    { seal: 'contact_seal_2', boreMin: '20', boreMax: '30' },
    `seal = 'contact_seal_2' AND bore_mm BETWEEN 19.9 AND 30.1`,
    'offer_count DESC',
  ],
  ['a brand', { brand: 'LYC' }, `'brand:LYC' = ANY(tags)`, 'offer_count DESC'],
  ['a brand of quotes', { brand: `O'Neil "A\\B"` }, `designation = 'NU205'`, 'offer_count DESC'],
  ['a province', { province: '河北' }, `'province:河北' = ANY(tags)`, 'offer_count DESC'],
  ['a clearance', { clearance: 'C3' }, `'clearance:C3' = ANY(tags)`, 'offer_count DESC'],
  ['a tolerance class', { tolerance: 'P6' }, `'tolerance:P6' = ANY(tags)`, 'offer_count DESC'],
  [
    'a bore shape',
    { boreShape: 'taper_1_12', outsideMax: '90' },
    `'boreShape:taper_1_12' = ANY(tags) AND outside_mm <= 90`,
    'offer_count DESC',
  ],
  [
    'a certificate, green',
    { certificate: 'iso_9001', green: 'true' },
    `'green:true' = ANY(tags) AND 'certificate:iso_9001' = ANY(tags)`,
    'offer_count DESC',
  ],
  ['what is in stock', { inStock: 'true' }, 'stock > 0', 'offer_count DESC'],
  ['by lead time', { leadTimeMax: '2', sort: 'leadTime' }, 'lead_time_days <= 2', 'lead_time_days'],
  ['by MOQ', { moqMax: '10', sort: 'designation' }, 'moq <= 10', '(SELECT 1)'],
  ['by price', { inStock: 'true', sort: 'price' }, 'stock > 0', 'best_price'],
  [
    'by price, what has none last',
    { bore: '25', width: '15', sort: 'price' },
    'bore_mm = 25 AND width_mm BETWEEN 14.98 AND 15.02',
    `best_price NULLS LAST`,
  ],
  [
    'by price at a quantity',
    { sort: 'price', quantity: '1500', priceMax: '6' },
    'prices[4] <= 6',
    'prices[4]',
  ],
  [
    'by stock',
    { type: 'deep_groove_ball', boreMin: '20', boreMax: '30', sort: 'stock' },
    `family = 'deep_groove_ball' AND bore_mm BETWEEN 19.9 AND 30.1`,
    'stock DESC',
  ],
  ['by bore', { type: 'needle_roller', sort: 'bore' }, `family = 'needle_roller'`, 'bore_mm NULLS LAST'],
  ['by outside diameter', { series: 'NU2', sort: 'outside' }, `series = 'NU2'`, 'outside_mm NULLS LAST'],
  ['by width', { series: '222', sort: 'width' }, `series = '222'`, 'width_mm NULLS LAST'],
  ['by mass', { series: '60', sort: 'mass' }, `series = '60'`, 'mass_kg NULLS LAST'],
  [
    'by load rating',
    { bore: '25', dynamicLoadMin: '10', sort: 'dynamicLoad' },
    'bore_mm = 25 AND dynamic_load_kn >= 10',
    'dynamic_load_kn DESC',
  ],
  [
    'by static load rating',
    { bore: '25', sort: 'staticLoad' },
    'bore_mm = 25',
    'static_load_kn DESC NULLS LAST',
  ],
  [
    'by limiting speed',
    { bore: '25', limitingSpeedMin: '9000', sort: 'limitingSpeed' },
    'bore_mm = 25 AND limiting_speed_rpm >= 9000',
    'limiting_speed_rpm DESC',
  ],
];
