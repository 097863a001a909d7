import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { GATEWAY_SCHEMA } from '../src/start-gateway.js';
import { figure, BREAKDOWNS, POINTS, TOTALS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

const SPAN = 'from=2026-05-20&to=2026-07-01';
const BY = ['', 'fmp', 'fmp,direction', 'province', 'sex', 'sex,age', 'nationality,direction', 'reason', 'weekday,fmp', 'transport'];
type Row = Record<string, string | number | null>;

describe('files', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    await gateway.points(...POINTS);
    await gateway.figures(...TOTALS, ...BREAKDOWNS);
  });
  afterAll(() => gateway.close());

  const bytes = async (path: string, holder = 'viewer'): Promise<Buffer> => Buffer.from(await (await fetch(new URL(path, gateway.url), { headers: { authorization: `Bearer ${holder}` } })).arrayBuffer());
  const workbook = async (path: string): Promise<ExcelJS.Workbook> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await bytes(path) as unknown as ExcelJS.Buffer);
    return book;
  };

  it('have the cells that REST has, in every format and language', async () => {
    const questions = fc.record({ by: fc.constantFrom(...BY), interval: fc.constantFrom('day', 'week', 'month', 'quarter', 'year', 'total'), lang: fc.constantFrom('', '&lang=lo', '&lang=en'), filter: fc.constantFrom('', '&direction=inflow', '&fmp=BOTEN') });
    await fc.assert(fc.asyncProperty(questions, async ({ by, interval, lang, filter }) => {
      const question = `${SPAN}&interval=${interval}${by ? `&by=${by}` : ''}${filter}${lang}`;
      const rows = await gateway.rows(question) as Row[];
      const csv = parse<Record<string, string>>((await bytes(`/api/v1/indicators/movements.csv?${question}`)).toString(), { bom: true, columns: true });
      const [, ...hxl] = parse<Record<string, string>>((await bytes(`/api/v1/indicators/movements.hxl.csv?${question}`)).toString(), { bom: true, columns: true });
      const sheet = (await workbook(`/api/v1/indicators/movements.xlsx?${question}`)).getWorksheet('Data');
      const [head, ...lines] = (sheet?.getSheetValues() ?? []).slice(1) as unknown as (string | number | undefined)[][];
      const names = Array.from(head ?? []).slice(1).map(String);
      const excel = lines.map((line) => Object.fromEntries(names.map((name, index) => [name, line[index + 1] ?? null])));
      const told = (row: Row): Row => Object.fromEntries(names.filter((name) => !name.endsWith('Label')).map((name) => [name, row[name] ?? null]));
      const spelled = (row: Row): Record<string, string> => Object.fromEntries(Object.entries(told(row)).map(([name, cell]) => [name, cell === null ? '' : String(cell)]));
      expect(excel.map(told)).toEqual(rows.map(told));
      expect(csv.map((row) => spelled(row))).toEqual(rows.map(spelled));
      expect(hxl).toEqual(csv);
    }), { numRuns: 25 });
  });

  it('say what they are, and are told by Accept as well', async () => {
    const { status, headers, text } = await gateway.ask(`/api/v1/indicators/movements?${SPAN}&by=fmp&lang=lo`, 'viewer', { headers: { accept: 'text/html;q=0.1, text/csv' } });
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8; header=present', 'attachment; filename="movements_2026-05-20_2026-07-01.csv"']);
    expect(text.split('\r\n')[0]).toContain('period,fmp,fmpLabel,value');
    expect(text).toContain('ຈຸດ BOTEN');
    expect((await gateway.ask('/api/v1/indicators/movements', 'viewer', { headers: { accept: '*/*' } })).headers.get('content-type')).toContain('application/json');
    expect((await gateway.ask('/api/v1/indicators/movements', 'viewer', { headers: { accept: 'image/png' } })).body).toMatchObject({ status: 406, code: 'FM-P-20' });
    expect((await gateway.ask('/api/v1/indicators/movements.pdf')).body).toMatchObject({ status: 406, code: 'FM-P-20' });
    expect((await gateway.ask('/api/v1/indicators/movements.csv?by=nationality,sex')).body).toMatchObject({ status: 400, code: 'FM-P-03' });
    expect((await gateway.ask('/api/v1/indicators/happiness.xlsx')).body).toMatchObject({ status: 404, code: 'FM-P-05' });
    const about = (await workbook(`/api/v1/indicators/movements.xlsx?${SPAN}`)).getWorksheet('About');
    expect((about?.getColumn(1).values as string[]).filter(Boolean)).toEqual(expect.arrayContaining(['indicator', 'asOf', 'warning: coverageUnknown']));
  });

  it('are for those who may ask REST, and no more', async () => {
    const lines = async (holder: string | null): Promise<string[]> => (await gateway.ask(`/api/v1/indicators/movements.csv?${SPAN}&by=province&interval=total`, holder)).text.trimEnd().split('\r\n').slice(1).map((line) => line.split(',')[1] ?? '');
    expect(await lines('viewer')).toEqual(['LA03', 'LA04', 'unknown']);
    expect(await lines('viewer-LA03')).toEqual(['LA03']);
    expect(await lines(null)).toEqual([]);
    expect((await gateway.ask(`/api/v1/indicators/movements.csv?${SPAN}`, null)).text).not.toContain('nHeld');
    for (const suffix of ['csv', 'hxl.csv', 'xlsx', 'json']) {
      expect((await gateway.ask(`/api/v1/indicators/movements.${suffix}?province=LA04&interval=never`, 'viewer-LA03')).status).toBe(403);
      expect((await gateway.ask(`/api/v1/indicators/data-quality.${suffix}`, 'admin')).status).toBe(403);
      expect((await gateway.ask(`/api/v1/indicators/exploitation-own.${suffix}`, 'admin')).status).toBe(403);
    }
  });

  it('are in the audit log once they are taken out, whatever the channel; what is refused or public is not', async () => {
    const database = await gateway.database.open(GATEWAY_SCHEMA);
    const exports = async (): Promise<string[]> => (await database.query<{ resource: string }[]>(`select resource from audit_entry where action = 'export' and role = 'manager' order by seq`)).map(({ resource }) => resource);
    for (const path of ['/api/v1/indicators/movements.xlsx', '/api/v1/flows.csv', '/odata/month/movements?$top=1', '/ogc/collections/movements/items?limit=1', '/api/v1/indicators/movements', '/api/v1/indicators/movements.csv?interval=never', '/odata/movements?$top=x']) await gateway.ask(path, 'manager');
    expect(await exports()).toEqual(['indicators/movements.xlsx', 'indicators/origin-destination.csv', 'odata/month/movements', 'ogc/collections/movements']);
  });

  it('are not sent again to who holds them, until something has changed', async () => {
    const path = `/api/v1/indicators/movements.csv?${SPAN}`;
    const first = await gateway.ask(path);
    const tag = first.headers.get('etag') ?? '';
    expect([first.headers.get('cache-control'), tag]).toEqual(['private, no-cache', expect.stringMatching(/^W\/"[\w-]{22}"$/)]);
    const again = (holder: string | null, asked = path): Promise<number> => gateway.ask(asked, holder, { headers: { 'if-none-match': `"other", ${tag}` } }).then(({ status }) => status);
    expect([await again('viewer'), await again('manager'), await again(null), await again('viewer', `${path}&by=fmp`)]).toEqual([304, 200, 200, 200]);
    await gateway.figures(figure('total', '2026-06-02', 'BOTEN|inflow', { value: 1, nRecords: 1 }));
    expect(await again('viewer')).toBe(200);
    expect((await gateway.ask('/api/v1/indicators/movements', null)).headers.get('cache-control')).toBe('public, max-age=60');
    expect((await gateway.ask('/api/v1/indicators/movements?interval=never')).headers.get('etag')).toBeNull();
  });
});

describe('a demo office', () => {
  it('says on every channel that its figures are invented, in both languages', async () => {
    const gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'), { demonstration: 'yes' });
    try {
      await gateway.points(...POINTS);
      await gateway.figures(...TOTALS);
      const path = `/api/v1/indicators/movements`;
      expect((await gateway.ask(`${path}?${SPAN}`)).body['warnings']).toContainEqual({ code: 'demonstration', en: 'DEMONSTRATION DATA – INVENTED', lo: 'ຂໍ້ມູນຕົວຢ່າງ – ສົມມຸດຂຶ້ນ' });
      const { text, headers } = await gateway.ask(`${path}.csv?${SPAN}`);
      for (const line of text.trimEnd().split('\r\n').slice(1)) expect(line).toMatch(/INVENTED.*ສົມມຸດຂຶ້ນ/);
      expect(headers.get('content-disposition')).toContain('DEMONSTRATION');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await (await fetch(new URL(`${path}.xlsx?${SPAN}`, gateway.url), { headers: { authorization: 'Bearer viewer' } })).arrayBuffer() as unknown as ExcelJS.Buffer);
      expect(JSON.stringify(book.getWorksheet('About')?.getSheetValues())).toMatch(/INVENTED.*ສົມມຸດຂຶ້ນ/);
      for (const page of ['/', '/ogc', '/ogc/collections', '/ogc/collections/movements', '/odata/$metadata']) expect((await gateway.ask(page)).text).toMatch(/INVENTED.*ສົມມຸດຂຶ້ນ/);
    } finally {
      await gateway.close();
    }
  });
});
