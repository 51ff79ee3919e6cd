import { newId } from '@app/kernel';
import { strToU8, zipSync } from 'fflate';
import { type Account, type Answer, type TestApp } from './app.js';

/** A picture of one point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Sends a file as its own bytes. */
export async function send(
  market: TestApp,
  account: Account,
  path: string,
  content: string | Uint8Array,
): Promise<Answer> {
  const response = await fetch(`${market.base}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${account.token}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': newId(),
      'accept-language': 'en',
    },
    body: typeof content === 'string' ? content : new Uint8Array(content),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

export const table = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.join(',')).join('\r\n');

export type XlsxCell = string | number | { formula: string; value: number };

/** A workbook as spreadsheets write them: texts shared, numbers as they are; perhaps with a cover before the list. */
export function workbook(
  rows: readonly (readonly XlsxCell[])[],
  merged: readonly string[] = [],
  cover?: string,
): Uint8Array {
  const shared: string[] = [];
  const cell = (value: XlsxCell, reference: string): string => {
    if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
    if (typeof value === 'object')
      return `<c r="${reference}"><f>${value.formula}</f><v>${value.value}</v></c>`;
    shared.push(value);
    return `<c r="${reference}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  const sheet = rows
    .map((row, at) => {
      const cells = row.map((value, place) => cell(value, `${String.fromCharCode(65 + place)}${at + 1}`));
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    })
    .join('');
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const xml = (text: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zipSync({
    'xl/workbook.xml': xml(
      `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` +
        `<sheet name="old" sheetId="1" state="hidden" r:id="rId9"/>` +
        (cover === undefined ? '' : '<sheet name="cover" sheetId="3" r:id="rId2"/>') +
        `<sheet name="list" sheetId="2" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
        `<Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet ${main}><sheetData>${sheet}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`,
    ),
    'xl/worksheets/sheet2.xml': xml(
      `<worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${cover ?? ''}</t></is></c></row></sheetData></worksheet>`,
    ),
    'xl/sharedStrings.xml': xml(
      `<sst ${main}>${shared.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ),
  });
}
