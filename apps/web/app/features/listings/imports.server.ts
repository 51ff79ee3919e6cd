import { answerOf, type Api, asNamedFile, once } from '../../lib/api.server.js';
import type { components } from '../../lib/api.gen.js';

type Schemas = components['schemas'];

export function listImports(api: Api, cursor: string | undefined) {
  return answerOf(api.GET('/api/v1/seller/imports', { params: { query: { cursor, limit: 20 } } }));
}

export function findImport(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/seller/imports/{id}', { params: { path: { id } } }));
}

export function sendImport(api: Api, file: File, idempotencyKey: string) {
  return answerOf(api.POST('/api/v1/seller/imports', asNamedFile(file, idempotencyKey)));
}

export function checkImport(
  api: Api,
  id: string,
  columns: Schemas['CheckImportRequest']['columns'],
  idempotencyKey: string,
) {
  return answerOf(
    api.POST('/api/v1/seller/imports/{id}/check', {
      params: { path: { id } },
      body: { columns },
      ...once(idempotencyKey),
    }),
  );
}

export type ImportAct = 'apply' | 'cancel' | 'resume';

export function actOnImport(api: Api, id: string, act: ImportAct, idempotencyKey: string) {
  return answerOf(
    api.POST(`/api/v1/seller/imports/{id}/${act}`, { params: { path: { id } }, ...once(idempotencyKey) }),
  );
}

export function listImportFaults(api: Api, id: string) {
  return answerOf(
    api.GET('/api/v1/seller/imports/{id}/faults', { params: { path: { id }, query: { limit: 20 } } }),
  );
}
