import { CatalogLoader } from '@app/catalog';
import { newId } from '@app/kernel';
import { Indexer } from '@app/search';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { faults, statuses } from '../support/identity.js';
import { statementsOf } from '../support/statements.js';

const EVIDENCE = {
  text: '样本第 34 页的数值，三件实测相符。',
  source: 'HRB 产品样本 2019',
  link: 'https://example.test/catalogue.pdf',
};

let app: TestApp;
let admin: Account;
let buyer: Account;
let seller: Account;

beforeAll(async () => {
  app = await TestApp.start();
  [admin, buyer, seller] = await Promise.all([app.admin(), app.buyer('成都水泵'), app.seller('烟店轴承厂')]);
});
afterAll(() => app.close());

const correct = (who: Account, part: string, figure: object): Promise<Answer> =>
  who.post(`/parts/${encodeURIComponent(part)}/corrections`, { evidence: EVIDENCE, ...figure });
const claim = (who: Account, part: string, what: object): Promise<Answer> =>
  who.post(`/parts/${encodeURIComponent(part)}/equivalents`, { evidence: EVIDENCE, ...what });
const decide = (id: string, act: 'accept' | 'reject', body: object = {}): Promise<Answer> =>
  admin.post(`/admin/proposals/${id}/${act}`, body);
const partPage = async (part: string): Promise<Json> =>
  (await app.anyone().get(`/parts/${encodeURIComponent(part)}`)).body;
const equivalents = async (part: string): Promise<Json> =>
  (await app.anyone().get(`/parts/${encodeURIComponent(part)}/equivalents?limit=100`)).body;
const told = async (account: Account): Promise<Json> => (await account.get('/notifications')).body.items[0];
const code = ({ status, body }: Answer): unknown[] => [status, body.code];

async function accepted(answer: Promise<Answer>): Promise<Json> {
  const { status, body } = await answer;
  expect(status).toBe(201);
  const decision = await decide(body.id, 'accept');
  expect(decision.status).toBe(200);
  return decision.body;
}

describe('a correction', () => {
  it('is proposed with evidence, changes nothing until it is accepted, and then stands with its source', async () => {
    const before = await partPage('6210');
    const { status, body } = await correct(seller, '210', { field: 'massKg', value: 0.467 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'correction',
      state: 'proposed',
      partType: '6210',
      correction: { field: 'massKg', unit: 'kg', value: 0.467, stood: before.massKg, stands: before.massKg },
      equivalence: null,
      evidence: EVIDENCE,
      proposer: { id: seller.organisationId, name: '烟店轴承厂' },
      decidedAt: null,
      reason: null,
    });
    expect((await partPage('6210')).massKg).toBe(before.massKg);

    const queue = await admin.get('/admin/proposals?kind=correction&limit=100');
    expect(queue.body.items.map(({ id }: Json) => id)).toContain(body.id);
    const decision = await decide(body.id, 'accept', { reason: '与样本一致' });
    expect(decision.body).toMatchObject({
      state: 'accepted',
      reason: '与样本一致',
      correction: { stands: 0.467 },
    });
    await app.drain();

    const page = await partPage('6210');
    expect(page.massKg).toBe(0.467);
    expect(page.corrections).toMatchObject([
      {
        field: 'massKg',
        value: 0.467,
        stood: before.massKg,
        name: { zh: '质量', en: 'mass' },
        evidence: { ...EVIDENCE, proposedBy: '烟店轴承厂' },
      },
    ]);
    const found = await app.anyone().get('/parts/search?q=6210');
    expect(found.body.items.find(({ designation }: Json) => designation === '6210').massKg).toBe(0.467);
    expect(await told(seller)).toMatchObject({ kind: 'proposal.accepted.firm', link: '/parts/6210' });
    const [entry] = (await admin.get(`/admin/audit?subjectKind=proposal&subjectId=${body.id}`)).body.items;
    expect(entry).toMatchObject({
      action: 'proposal.accepted',
      reason: '与样本一致',
      actor: { kind: 'platform' },
    });
    expect(entry.subject.label).toContain('6210 · massKg');
  });

  it('is put into the index that is there, as a new one would have it', async () => {
    const indexed = (): Promise<Json[]> =>
      app.sql(
        `SELECT to_jsonb(part_index) - '{slot,folded_at}'::text[] AS row, array_agg(key ORDER BY key) AS keys
         FROM part_index JOIN part_spelling USING (part_type_id) WHERE designation = 'BALL6-G10' GROUP BY part_index.*`,
      );
    const table = () => app.sql(`SELECT 'part_index'::regclass::oid`);
    const [before, same] = [await indexed(), await table()];
    await app.sql(`UPDATE part_spelling SET key = key || 'X' WHERE key = $1`, [before[0]!.keys[0]]);
    await accepted(correct(seller, 'BALL6-G10', { field: 'outsideMm', value: 6.04 }));
    await app.drain();
    const after = await indexed();
    expect(await table()).toEqual(same);
    expect(before[0]!.row).toMatchObject({ outside_mm: 6, text: expect.stringContaining(' 6mm') });
    expect(after).toMatchObject([
      { row: { outside_mm: 6.04, text: expect.stringContaining('6.04mm') }, keys: before[0]!.keys },
    ]);
    const { body } = await app.anyone().get('/parts/search?type=steel_ball&outside=6.04');
    expect(body.items.map(({ designation }: Json) => designation)).toEqual(['BALL6-G10']);
    await app.app.get(Indexer).rebuild();
    expect(await indexed()).toEqual(after);
  });

  it('outlives a reload of the catalogue, and stands no more when it is taken back', async () => {
    const before = await partPage('NU210');
    const { id } = await accepted(correct(buyer, 'NU210', { field: 'dynamicLoadKn', value: 77.7 }));
    await app.sql(`UPDATE part_type SET mass_kg = 99 WHERE designation = 'NU210'`);
    await app.app.get(CatalogLoader).load();
    expect(await partPage('NU210')).toMatchObject({
      dynamicLoadKn: 77.7,
      massKg: before.massKg,
      ratings: { dynamicKn: { value: 77.7, basis: 'evidence', source: EVIDENCE.source } },
    });
    expect((await app.app.get(CatalogLoader).load()).written).toBe(0);
    expect((await decide(id, 'reject', { reason: '样本已更新' })).body.state).toBe('rejected');
    expect(await partPage('NU210')).toMatchObject({
      dynamicLoadKn: before.dynamicLoadKn,
      ratings: before.ratings,
      corrections: [],
    });
    await app.drain();
    expect(await told(buyer)).toMatchObject({ kind: 'proposal.rejected.firm', body: 'Reason: 样本已更新' });
  });

  it('gives way to a later one on the same figure', async () => {
    const first = await accepted(correct(seller, '6211', { field: 'limitingSpeedRpm', value: 7001 }));
    await accepted(correct(buyer, '6211', { field: 'limitingSpeedRpm', value: 7002 }));
    expect((await partPage('6211')).limitingSpeedRpm).toBe(7002);
    const { body } = await seller.get('/proposals?state=superseded');
    expect(body.items.map(({ id }: Json) => id)).toEqual([first.id]);
  });

  it('of a dimension decides what fits: the other parts of that space are equivalents no more', async () => {
    const before = await equivalents('6212');
    expect(before.items.map(({ designation }: Json) => designation)).toContain('NU212');
    await accepted(correct(seller, '6212', { field: 'widthMm', value: 23.5 }));
    const after = await equivalents('6212');
    expect(after.part.widthMm).toBe(23.5);
    expect(after.items.map(({ designation }: Json) => designation)).not.toContain('NU212');
    const back = await equivalents('NU212');
    expect(back.items.map(({ designation }: Json) => designation)).not.toContain('6212');
  });

  it.each<[string, string, object, unknown[], string[]]>([
    ['an unknown part', '62055', { field: 'massKg', value: 1 }, [404, 'part.not_found'], ['designation']],
    [
      'a part left open',
      '7205',
      { field: 'massKg', value: 1 },
      [422, 'proposal.part_ambiguous'],
      ['designation'],
    ],
    ['a negative size', '6205', { field: 'boreMm', value: -25 }, [400, 'validation.failed'], ['value']],
    ['no size', '6205', { field: 'boreMm', value: 0 }, [400, 'validation.failed'], ['value']],
    ['a size in words', '6205', { field: 'boreMm', value: '25' }, [400, 'validation.failed'], ['value']],
    ['what is no figure', '6205', { field: 'family', value: 1 }, [400, 'validation.failed'], ['field']],
    ['what stands already', '6205', { field: 'boreMm', value: 25 }, [422, 'proposal.nothing_new'], ['value']],
    ['a bore outside', '6205', { field: 'boreMm', value: 52 }, [422, 'proposal.impossible'], ['value']],
    [
      'no evidence',
      '6205',
      { field: 'massKg', value: 1, evidence: undefined },
      [400, 'validation.failed'],
      ['evidence'],
    ],
    [
      'a link that is none',
      '6205',
      { field: 'massKg', value: 1, evidence: { ...EVIDENCE, link: 'javascript:alert(1)' } },
      [400, 'validation.failed'],
      ['evidence.link'],
    ],
  ])('is refused of %s', async (_, part, figure, expected, fields) => {
    const answer = await correct(seller, part, figure);
    expect(code(answer)).toEqual(expected);
    expect([...new Set(faults(answer))]).toEqual(fields);
  });

  it('is proposed once by a firm, also when it is sent twice', async () => {
    const figure = { field: 'massKg', value: 0.9, evidence: EVIDENCE };
    const key = newId();
    const twice = [1, 2].map(() => seller.post('/parts/6213/corrections', figure, { key }));
    const [one, two] = await Promise.all(twice);
    expect([one?.status, one?.body.id]).toEqual([201, two?.body.id]);
    expect(code(await correct(seller, '6213', { field: 'massKg', value: 0.95 }))).toEqual([
      409,
      'proposal.duplicate',
    ]);
    expect((await correct(buyer, '6213', { field: 'massKg', value: 0.95 })).status).toBe(201);
    expect((await correct(seller, '6213', { field: 'staticLoadKn', value: 36.5 })).status).toBe(201);
  });
});

describe('a claim about an equivalence', () => {
  it('that a maker’s own number serves is listed with its evidence, this way round only', async () => {
    const { body } = await claim(buyer, '6214', {
      verdict: 'asserted',
      grade: 'interchangeable',
      designation: 'XR-6214-77',
      brand: '人本',
    });
    expect(body.equivalence).toEqual({
      verdict: 'asserted',
      grade: 'interchangeable',
      designation: 'XR-6214-77',
      brand: 'C&U',
      partType: null,
      stands: null,
    });
    const decision = await decide(body.id, 'accept');
    expect(decision.body.equivalence.stands).toBe('interchangeable');
    const { items, refuted } = await equivalents('6214');
    expect(items.find(({ designation }: Json) => designation === 'XR-6214-77')).toMatchObject({
      brand: 'C&U',
      grade: 'interchangeable',
      basis: 'evidence',
      evidence: [{ ...EVIDENCE, proposedBy: '成都水泵' }],
      reason: { zh: expect.stringContaining(EVIDENCE.source), en: expect.stringContaining('by evidence') },
    });
    expect(refuted).toEqual([]);
    const withClearance = await equivalents('6214/C3');
    expect(withClearance.items.map(({ designation }: Json) => designation)).not.toContain('XR-6214-77');
  });

  it('changes the grade that the rules give, here and on the part page', async () => {
    expect(
      (await equivalents('6215')).items.find(({ designation }: Json) => designation === '6215-2Z').grade,
    ).toBe('better');
    const asserted = { verdict: 'asserted', grade: 'conditional', designation: '80215' };
    await accepted(claim(seller, '6215', asserted));
    expect(
      (await equivalents('6215')).items.find(({ designation }: Json) => designation === '6215-2Z'),
    ).toMatchObject({
      grade: 'conditional',
      basis: 'evidence',
      partType: '6215-2Z',
    });
    const shown = (await partPage('6215')).equivalents.find(
      ({ designation }: Json) => designation === '6215-2Z',
    );
    expect(shown).toMatchObject({ grade: 'conditional', basis: 'evidence' });
    expect((await equivalents('6215-2Z')).items.some(({ basis }: Json) => basis === 'evidence')).toBe(false);
  });

  it('that refutes takes the other off the list and says why; a later one against it supersedes', async () => {
    const claimed = await claim(seller, '6216', { verdict: 'refuted', designation: 'NU216' });
    expect(claimed.body.equivalence.stands).toBe('same_space');
    const decision = await decide(claimed.body.id, 'accept');
    expect(decision.body.equivalence.stands).toBe('refuted');
    const { items, refuted } = await equivalents('6216');
    expect(items.map(({ designation }: Json) => designation)).not.toContain('NU216');
    expect(refuted).toMatchObject([{ designation: 'NU216', brand: null, evidence: [EVIDENCE] }]);
    expect((await partPage('6216')).equivalents.map(({ designation }: Json) => designation)).not.toContain(
      'NU216',
    );
    await accepted(claim(buyer, '6216', { verdict: 'asserted', grade: 'conditional', designation: 'NU216' }));
    const again = await equivalents('6216');
    expect(again.refuted).toEqual([]);
    expect(again.items.find(({ designation }: Json) => designation === 'NU216')).toMatchObject({
      grade: 'conditional',
      evidence: [{ proposedBy: '成都水泵' }],
    });
  });

  it.each<[string, object, unknown[], string[]]>([
    ['to itself', { designation: '207' }, [422, 'proposal.of_itself'], ['designation']],
    ['to nothing known', { designation: 'XYZZY' }, [422, 'proposal.designation_unknown'], ['designation']],
    [
      'without a grade',
      { designation: '6207-2Z', grade: undefined },
      [422, 'proposal.grade_missing'],
      ['grade'],
    ],
    [
      'refuted with a grade',
      { designation: '6207-2Z', verdict: 'refuted' },
      [422, 'proposal.grade_of_refuted'],
      ['grade'],
    ],
    [
      'of the space alone',
      { designation: 'NU207', grade: 'same_space' },
      [400, 'validation.failed'],
      ['grade'],
    ],
    [
      'neither yes nor no',
      { designation: '6207-2Z', verdict: 'maybe' },
      [400, 'validation.failed'],
      ['verdict'],
    ],
    ['with NUL', { designation: '62\u000007' }, [400, 'validation.failed'], ['designation']],
  ])('is refused %s', async (_, what, expected, fields) => {
    const answer = await claim(seller, '6207', { verdict: 'asserted', grade: 'better', ...what });
    expect(code(answer)).toEqual(expected);
    expect(faults(answer)).toEqual(fields);
  });
});

describe('proposals', () => {
  it('are decided once, however many decide at a time', async () => {
    const { body } = await correct(seller, '6217', { field: 'massKg', value: 1.81 });
    const answers = await Promise.all([1, 2, 3].map(() => decide(body.id, 'accept')));
    expect(statuses(answers)).toEqual([200, 409, 409]);
    expect((await decide(newId(), 'accept')).status).toBe(404);
    const wordless = await decide(body.id, 'reject');
    expect([wordless.status, faults(wordless)]).toEqual([400, ['reason']]);
  });

  it('of one figure accepted at the same time leave one that stands', async () => {
    const proposed = await Promise.all([
      correct(seller, '6218', { field: 'massKg', value: 2.11 }),
      correct(buyer, '6218', { field: 'massKg', value: 2.12 }),
    ]);
    const answers = await Promise.all(proposed.map(({ body }) => decide(body.id, 'accept')));
    expect(statuses(answers)).toEqual([200, 200]);
    const { corrections, massKg } = await partPage('6218');
    expect(corrections).toHaveLength(1);
    expect(corrections[0].value).toBe(massKg);
  });

  it('are listed to their firm and to admins, a page at a time, in one statement', async () => {
    for (const field of ['massKg', 'staticLoadKn', 'dynamicLoadKn'])
      expect((await correct(seller, '6219', { field, value: 3.21 })).status).toBe(201);
    const walk = async (caller: Account, path: string): Promise<string[]> => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { status, body } = await caller.get(`${path}limit=2${cursor && `&cursor=${cursor}`}`);
        expect(status).toBe(200);
        seen.push(...body.items.map(({ id }: Json) => id));
        cursor = body.nextCursor;
      } while (cursor);
      return seen;
    };
    const mine = await walk(seller, '/proposals?');
    const [{ all }] = await app.sql(
      `SELECT count(*)::int AS all FROM catalogue_proposal WHERE proposer_id = $1`,
      [seller.organisationId],
    );
    expect([new Set(mine).size, mine.length]).toEqual([all, all]);
    expect(mine).toEqual(mine.toSorted().toReversed());
    const queue = await walk(admin, '/admin/proposals?');
    expect(queue).toEqual(queue.toSorted());
    const sent = await statementsOf(() => admin.get('/admin/proposals?limit=100'));
    expect(sent.filter((text) => text.includes('catalogue_proposal'))).toHaveLength(1);
    const theirs = await buyer.get('/proposals?limit=100');
    expect(theirs.body.items.every(({ proposer }: Json) => proposer.id === buyer.organisationId)).toBe(true);
    const other = await seller.get('/proposals?limit=1');
    expect((await admin.get(`/admin/proposals?cursor=${other.body.nextCursor}`)).body.code).toBe(
      'page.cursor_invalid',
    );
    expect((await seller.get('/proposals?state=wrong')).status).toBe(400);
  });

  it('are made by firms and decided by admins, by nobody else', async () => {
    const { body: proposal } = await correct(buyer, '6220', { field: 'massKg', value: 3.33 });
    const figure = { field: 'massKg', value: 3.3, evidence: EVIDENCE };
    const asks = (who: Pick<Account, 'get' | 'post'>): Promise<Answer[]> =>
      Promise.all([
        who.get('/admin/proposals'),
        who.post(`/admin/proposals/${proposal.id}/accept`),
        who.post(`/admin/proposals/${proposal.id}/reject`, { reason: 'x' }),
      ]);
    expect(new Set(statuses(await asks(app.anyone())))).toEqual(new Set([401]));
    for (const who of [buyer, seller]) expect(new Set(statuses(await asks(who)))).toEqual(new Set([403]));
    expect((await app.anyone().post('/parts/6220/corrections', figure)).status).toBe(401);
    expect((await admin.post('/parts/6220/corrections', figure)).status).toBe(403);
    expect((await admin.get('/proposals')).status).toBe(403);
  });
});
