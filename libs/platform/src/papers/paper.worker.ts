import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { Content } from 'pdfmake';
import type { Paper } from './paper.js';

/** A thread that draws papers, one after another. It imports packages only: it is started from its source under test. */

const require = createRequire(import.meta.url);
const font = (weight: string): string =>
  require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);
const NORMAL = font('400Regular');
const BOLD = font('700Bold');

pdfmake.setFonts({ Noto: { normal: NORMAL, bold: BOLD, italics: NORMAL, bolditalics: BOLD } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => path === NORMAL || path === BOLD);

function contentOf(paper: Paper): Content[] {
  return [
    { text: paper.title, fontSize: 17, bold: true, alignment: 'center', margin: [0, 0, 0, 14] },
    factsOf(paper),
    linesOf(paper),
    ...paper.totals.map(([label, value]): Content => ({
      columns: [
        { text: label, alignment: 'right' },
        { text: value, width: 160, alignment: 'right', bold: true },
      ],
      margin: [0, 4, 0, 0],
    })),
    { ol: paper.clauses, margin: [0, 14, 0, 0], lineHeight: 1.3 },
    {
      columns: paper.signatures.map((text) => ({ text: `${text}\n\n\n______________________` })),
      margin: [0, 28, 0, 0],
      unbreakable: true,
    },
  ];
}

function factsOf({ facts }: Paper): Content {
  const half = Math.ceil(facts.length / 2);
  return {
    columns: [stackOf(facts.slice(0, half)), stackOf(facts.slice(half))],
    columnGap: 20,
    margin: [0, 0, 0, 12],
  };
}

function stackOf(facts: Paper['facts']): Content {
  return {
    stack: facts.map(([label, value]) => ({ text: [{ text: `${label}  `, color: '#555' }, value] })),
    lineHeight: 1.4,
  };
}

function linesOf({ columns, rows }: Paper): Content {
  const alignment = (at: number) => (columns[at]?.isNumber ? 'right' : 'left');
  const head = columns.map(({ title }, at): Content => ({
    text: title,
    bold: true,
    alignment: alignment(at),
  }));
  const body = rows.map((row) => row.map((text, at): Content => ({ text, alignment: alignment(at) })));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => width ?? '*'),
      body: [head, ...body],
    },
    layout: 'lightHorizontalLines',
  };
}

const draw = (paper: Paper): Promise<Uint8Array> =>
  pdfmake
    .createPdf({
      info: { title: paper.title },
      pageSize: 'A4',
      pageMargins: [42, 42, 42, 46],
      defaultStyle: { font: 'Noto', fontSize: 9 },
      footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'center', fontSize: 8 }),
      content: contentOf(paper),
    })
    .getBuffer();

parentPort?.on('message', ({ id, paper }: { id: number; paper: Paper }) => {
  draw(paper).then(
    (pdf) => parentPort?.postMessage({ id, pdf }),
    (error: unknown) => parentPort?.postMessage({ id, error }),
  );
});
