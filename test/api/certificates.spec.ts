import { crc32 } from 'node:zlib';
import { DAY_MS, newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { type Account, type Json, TestApp } from '../support/app.js';
import { BucketStandIn } from '../support/bucket-stand-in.js';
import { PNG, send } from '../support/files.js';
import { code, done, HOUR, ids, LINE, openRfq, quote } from '../support/quoting.js';
import { faults, passSeconds } from '../support/identity.js';
import { offer } from '../support/trade.js';

const PERMIT = {
  kind: 'discharge_permit',
  number: '91371581',
  issuer: 'Liaocheng',
  validUntil: '2099-12-31',
};

describe('certificates and photographs', () => {
  let bucket: BucketStandIn;
  let market: TestApp;
  let admin: Account;

  beforeAll(async () => {
    bucket = await BucketStandIn.start();
    market = await TestApp.start(bucket.env);
    admin = await market.admin();
  });
  afterAll(async () => {
    await market.close();
    await bucket.stop();
  });

  const firm = async (seller: Account): Promise<Json> =>
    (await market.anyone().get(`/organisations/${seller.organisationId}`)).body;

  it('count when an admin has verified them, and only while they are in force', async () => {
    const seller = await market.seller();
    const file = await send(market, seller, '/certificates/files?name=scan.png', PNG);
    expect(file).toMatchObject({ status: 201, body: { mediaType: 'image/png' } });
    const shown = await seller.post('/certificates', { ...PERMIT, fileId: file.body.id });
    expect(shown).toMatchObject({ status: 201, body: { state: 'pending', hasFile: true } });
    const listing = await offer(seller, { certificates: ['discharge_permit'] });
    const offered = async (): Promise<Json> =>
      (await market.anyone().get('/parts/6205-2RS/offers')).body.items.find(
        ({ listingId }: Json) => listingId === listing.id,
      );
    expect(await firm(seller)).toMatchObject({ greenCertified: false, certificates: [] });
    expect(await offered()).toMatchObject({ certificates: [], seller: { greenCertified: false } });
    // Beside one that is cheaper, but has shown none.
    const other = await market.seller('Cheaper');
    const at = [{ minQuantity: 1, unitPrice: '0.5' }];
    await offer(other, { priceBreaks: at, moq: 1, orderMultiple: 1 });
    const buyer = await market.buyer();
    /** Whom a plan buys from and whom a match names, by the buyer's rules. */
    const taken = async (rules: Json): Promise<string[][]> => {
      const wish = { lines: [{ designation: '6205-2RS', quantity: 100 }], province: '四川', ...rules };
      const planned = await buyer.post('/sourcing/plans', { ...wish, strategies: ['cheapest'] });
      const matched = await buyer.post('/sourcing/matches', wish);
      return [
        planned.body.plans[0].parts.map(({ sellerId }: Json) => sellerId),
        matched.body.lines[0].matches.map(({ seller: { id } }: Json) => id),
      ];
    };
    const [permit, green] = [{ certificates: ['discharge_permit'] }, { greenOnly: true }];
    expect((await taken({}))[0]).toEqual([other.organisationId]);
    expect(await Promise.all([taken(permit), taken(green)])).toEqual([[[], []], [[], []]]); // prettier-ignore

    const queue = await admin.get('/admin/certificates');
    expect(queue.body.items).toMatchObject([
      { id: shown.body.id, organisation: { id: seller.organisationId } },
    ]);
    expect((await admin.post(`/admin/certificates/${shown.body.id}/verify`)).body.state).toBe('verified');
    expect(await firm(seller)).toMatchObject({
      greenCertified: true,
      certificates: [{ kind: 'discharge_permit', number: '91371581', validUntil: '2099-12-31' }],
    });
    expect(await offered()).toMatchObject({
      certificates: ['discharge_permit'],
      seller: { greenCertified: true },
    });
    const own = [[seller.organisationId], [seller.organisationId]];
    expect(await Promise.all([taken(permit), taken(green)])).toEqual([own, own]);
    expect(await taken({ certificates: ['discharge_permit', 'iso_9001'] })).toEqual([[], []]);

    await market.sql(`UPDATE certificate SET valid_until = '2020-01-01' WHERE id = $1`, [shown.body.id]);
    await market.sql(`UPDATE organisation SET green_until = '2020-01-01' WHERE id = $1`, [
      seller.organisationId,
    ]);
    expect(await firm(seller)).toMatchObject({ greenCertified: false, certificates: [] });
    expect(await offered()).toMatchObject({ certificates: [] });
    expect(await Promise.all([taken(permit), taken(green)])).toEqual([[[], []], [[], []]]); // prettier-ignore
  });

  it('are asked for in an RFQ: who holds them is invited first, the others are marked, or cannot quote where the buyer insists', async () => {
    const [holder, lacker, subscriber] = await Promise.all(
      ['有证', '无证', '订阅无证'].map((name) => market.seller(name)),
    );
    const buyer = await market.buyer('泵厂');
    const at = { designation: '6311', moq: 1, orderMultiple: 1 };
    const priced = (unitPrice: string) => ({ ...at, priceBreaks: [{ minQuantity: 1, unitPrice }] });
    await Promise.all([offer(holder!, priced('9')), offer(lacker!, priced('3'))]);
    const family = 'deep_groove_ball';
    await done(subscriber!.put('/seller/rfq-subscriptions', { items: [{ family, boreFromMm: 55 }] }));
    const iso = { ...PERMIT, kind: 'iso_9001', number: 'ISO-1' };
    for (const shown of [PERMIT, iso]) {
      const { id } = await done(holder!.post('/certificates', shown));
      await done(admin.post(`/admin/certificates/${id}/verify`));
    }
    const wish = {
      lines: [{ text: '6311', quantity: 100 }],
      certificates: ['iso_9001', 'discharge_permit'],
      greenOnly: true,
      inviteBest: 1,
    };
    const lacks = ['iso_9001', 'discharge_permit', 'green'];
    const invited = ({ invited: all }: Json): Json =>
      Object.fromEntries(all.map(({ name, lacking }: Json) => [name, lacking]));
    const open = (more: Json = {}) => openRfq(buyer, [], { ...wish, ...more });
    // The dearer one, for it holds them; without the wish it is the cheaper one.
    const first = await done(open());
    expect(invited(first)).toEqual({ 有证: [], 订阅无证: lacks });
    expect(invited(await done(open({ certificates: [], greenOnly: false })))).toEqual({ 无证: [], 订阅无证: [] }); // prettier-ignore
    // Too few hold them: others follow, unless the buyer insists.
    const many = await done(open({ inviteBest: 30 }));
    expect(Object.keys(invited(many))[0]).toBe('有证');
    expect(invited(many)).toMatchObject({ 有证: [], 无证: lacks });
    const strict = await done(open({ inviteBest: 30, certifiedOnly: true, openToAll: true }));
    expect(invited(strict)).toEqual({ 有证: [] });
    const named = await open({ certifiedOnly: true, sellerIds: ids(holder!, lacker!) });
    expect([...code(named), faults(named)]).toEqual([400, 'rfq.seller_not_certified', ['sellerIds.1']]);

    const line = { ...LINE, quantity: 100 };
    const seen = await done(lacker!.get(`/seller/rfqs/${strict.id}`));
    expect(seen).toMatchObject({
      certificates: wish.certificates,
      greenOnly: true,
      certifiedOnly: true,
      lacking: lacks,
    });
    const refused = await quote(lacker!, strict.id, [line]);
    expect([...code(refused), refused.body.errors]).toMatchObject([
      403,
      'quote.certificates_lacking',
      [{ field: 'certificates', expected: lacks.join(' & ') }],
    ]);
    await done(quote(holder!, strict.id, [{ ...line, brand: 'LQ' }]));
    await done(quote(lacker!, many.id, [line]));
    // Insisted on from the next version on, a quote cannot be confirmed for it.
    const change = { version: 1, change: '证书必须', certifiedOnly: true };
    expect(await done(buyer.patch(`/sourcing/rfqs/${many.id}`, change))).toMatchObject({ greenOnly: true });
    expect(code(await lacker!.post(`/sourcing/rfqs/${many.id}/quote/confirm`, { version: 2 }))[1]).toBe('quote.certificates_lacking'); // prettier-ignore
    const priceOf = (unitPrice: string) => [{ minQuantity: 1, unitPrice }];
    const alike = { ...line, brand: 'LQ' };
    await done(quote(holder!, first.id, [{ ...alike, priceBreaks: priceOf('9') }, { ...alike, designation: '6311/C3', priceBreaks: priceOf('5') }])); // prettier-ignore
    // In force when it was quoted, it may be so no more: marked, and of nothing the best.
    await market.sql(`UPDATE certificate SET valid_until = '2020-01-01' WHERE organisation_id = $1 AND kind = 'iso_9001'`, ids(holder!)); // prettier-ignore
    passSeconds(market, 25 * HOUR);
    const { quotes, lines } = await done(buyer.get(`/sourcing/rfqs/${strict.id}/matrix`));
    expect(quotes).toMatchObject([{ sellerName: '有证', lacking: ['iso_9001'] }]);
    expect(lines[0].cells).toMatchObject([{ cheapest: false }]);
    const planned = await done(
      buyer.post(`/sourcing/rfqs/${strict.id}/award-plans`, { strategies: ['cheapest'] }),
    );
    expect(planned.plans[0].parts).toEqual([]);
    // What serves under conditions only is neither marked nor planned, unless it is asked for.
    const compared = await done(buyer.get(`/sourcing/rfqs/${first.id}/matrix`));
    const marks = compared.lines[0].cells.map((cell: Json) => [cell.asAsked, cell.grade, cell.cheapest]);
    expect(marks).toEqual([[true, null, true], [false, 'conditional', false]]); // prettier-ignore
    const taken = async (more: Json): Promise<number[]> =>
      (await done(buyer.post(`/sourcing/rfqs/${first.id}/award-plans`, { strategies: ['cheapest'], ...more })))
        .plans[0].parts.map(({ no }: Json) => no); // prettier-ignore
    expect([await taken({}), await taken({ conditional: true })]).toEqual([[1], [2]]);
    passSeconds(market, 0);
  });

  it('are refused for a reason, audited, and withdrawn by their firm', async () => {
    const seller = await market.seller();
    const { id } = (await seller.post('/certificates', PERMIT)).body;
    expect(await seller.post('/certificates', PERMIT)).toMatchObject({
      status: 409,
      body: { code: 'certificate.duplicate' },
    });
    const refused = await admin.post(`/admin/certificates/${id}/reject`, { reason: 'Unreadable' });
    expect(refused.body).toMatchObject({ state: 'rejected', reason: 'Unreadable' });
    expect((await seller.get('/certificates')).body.items).toMatchObject([{ reason: 'Unreadable' }]);
    const { body } = await admin.get('/admin/audit?subjectKind=certificate');
    expect(body.items[0]).toMatchObject({
      action: 'certificate.rejected',
      subject: { id },
      reason: 'Unreadable',
    });
    expect((await seller.post(`/certificates/${id}/withdraw`)).body.state).toBe('withdrawn');
    expect((await admin.post(`/admin/certificates/${id}/verify`)).status).toBe(409);
    expect((await seller.post('/certificates', PERMIT)).status).toBe(201);
  });

  it('open their scans for their firm and the market, as something to save and never to run', async () => {
    const seller = await market.seller();
    const page = Buffer.from('<script>alert(1)</script>');
    expect(await send(market, seller, '/certificates/files', page)).toMatchObject({
      status: 422,
      body: { code: 'file.wrong_type' },
    });
    const pdf = await send(
      market,
      seller,
      '/certificates/files?name=ISO%20证书.pdf',
      Buffer.from('%PDF-1.7'),
    );
    const { id } = (await seller.post('/certificates', { ...PERMIT, fileId: pdf.body.id })).body;
    for (const who of [seller, admin]) {
      const { status, headers } = await who.get(`/certificates/${id}/file`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/pdf');
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''ISO%20/);
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await (await market.seller()).get(`/certificates/${id}/file`)).status).toBe(404);
  });

  it('name no certificate that the firm does not show, and no photograph that is not its own', async () => {
    const [seller, other] = [await market.seller(), await market.seller()];
    const theirs = await send(market, other, '/photographs', PNG);
    const own = await send(market, seller, '/photographs', PNG);
    const listing = await offer(seller, { photographIds: [own.body.id] });
    const patch = (body: unknown): Promise<Json> => seller.patch(`/seller/listings/${listing.id}`, body);
    expect(await patch({ certificates: ['iso_9001'] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'certificates', code: 'listing.certificate_not_held' }] },
    });
    expect(await patch({ photographIds: [own.body.id, theirs.body.id] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'photographIds.1', code: 'listing.photograph_unknown' }] },
    });
    const seen = await market.anyone().get(`/photographs/${own.body.id}`);
    expect(seen.status).toBe(200);
    expect(seen.headers.get('content-type')).toBe('image/png');
    expect(seen.headers.get('cache-control')).toContain('immutable');
  });

  it('are kept as what they show, upright, without where they were taken, and small for lists', async () => {
    const seller = await market.seller();
    const taken = sharp({ create: { width: 1200, height: 600, channels: 3, background: '#36c' } })
      .withExif({ IFD0: { Artist: '王芳' }, IFD3: { GPSLatitude: '36/1 50/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 });
    const sent = await taken.jpeg().toBuffer();
    expect(await sharp(sent).metadata()).toMatchObject({ orientation: 6, exif: expect.anything() });
    const { body } = await send(market, seller, '/photographs', sent);
    const get = async (query = '', headers = {}) => {
      const answer = await fetch(`${market.base}/api/v1/photographs/${body.id}${query}`, { headers });
      return { answer, picture: Buffer.from(await answer.arrayBuffer()) };
    };
    const { width, height, ...whole } = await sharp((await get()).picture).metadata();
    expect([width, height, whole.format, whole.exif, whole.orientation]).toEqual([
      600,
      1200,
      'jpeg',
      undefined,
      undefined,
    ]);
    const { answer, picture } = await get('?size=small');
    expect(await sharp(picture).metadata()).toMatchObject({ width: 240, height: 480, format: 'webp' });
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const known = await get('?size=small', { 'if-none-match': answer.headers.get('etag') });
    expect([known.answer.status, known.picture.length]).toEqual([304, 0]);
    expect((await get('?size=huge')).answer.status).toBe(400);
    // As those that were sent before there were small ones.
    await market.sql(`DELETE FROM stored_file WHERE small_of = $1`, [body.id]);
    expect((await get('?size=small')).answer.headers.get('content-type')).toBe('image/jpeg');
  });

  it('that cannot be opened, or would fill the memory, are refused', async () => {
    const seller = await market.seller();
    const refusalOf = async (content: Buffer): Promise<string> =>
      (await send(market, seller, '/photographs', content)).body.code;
    const bomb = Buffer.from(PNG);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect(await refusalOf(bomb)).toBe('file.too_many_pixels');
    expect(await refusalOf(PNG.subarray(0, 45))).toBe('file.unreadable_picture');
  });

  it('take no more than they may, and only images for photographs', async () => {
    const seller = await market.seller();
    const large = Buffer.concat([PNG, Buffer.alloc(8 * 1024 * 1024)]);
    expect(await send(market, seller, '/photographs', large)).toMatchObject({
      status: 422,
      body: { code: 'file.too_large' },
    });
    expect(await send(market, seller, '/photographs', Buffer.from('%PDF-1.7'))).toMatchObject({
      status: 422,
      body: { code: 'file.wrong_type', errors: [{ expected: 'image/jpeg | image/png | image/webp' }] },
    });
    const bare = await seller.post('/photographs', { not: 'a file' });
    expect(bare).toMatchObject({ status: 400, body: { code: 'file.missing' } });
  });

  it('say so while the bucket is away, and nobody keeps that answer', async () => {
    const seller = await market.seller();
    const { body } = await send(market, seller, '/photographs', PNG);
    const away = { status: 503, code: 'ServiceUnavailable' };
    bucket.faults.push(away, away, away, away, away, 'cut');
    expect(await send(market, seller, '/photographs', PNG)).toMatchObject({
      status: 503,
      body: { code: 'file.store_away' },
    });
    const unseen = await market.anyone().get(`/photographs/${body.id}`);
    expect([unseen.status, unseen.body.code]).toEqual([503, 'file.store_away']);
    expect(unseen.headers.get('cache-control')).toBe('no-store');
    const seen = await market.anyone().get(`/photographs/${body.id}`);
    expect(seen.status).toBe(200);
    expect(seen.headers.get('cache-control')).toContain('immutable');
  });

  it('leave nothing behind whose sender went away, and lose nothing that is kept', async () => {
    const seller = await market.seller();
    const { body } = await send(market, seller, '/photographs', PNG);
    const dayBefore = new Date(Date.now() - 2 * DAY_MS);
    const [old, young] = [newId(dayBefore.getTime()), newId()];
    bucket.objects.get(`files/${body.id}`)!.since = dayBefore;
    bucket.objects.set(`files/${old}`, { content: PNG, since: dayBefore });
    bucket.objects.set(`files/${young}`, { content: PNG, since: new Date() });
    await market.sql(`SELECT graphile_worker.add_job('platform.sweep-files')`);
    await market.drain();
    expect([old, young, body.id].map((id) => bucket.objects.has(`files/${id}`))).toEqual([false, true, true]);
  });
});
