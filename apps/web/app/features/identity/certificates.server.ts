import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, asNamedFile, once } from '../../lib/api.server.js';

type Schemas = components['schemas'];

export function listCertificates(api: Api) {
  return answerOf(api.GET('/api/v1/certificates'));
}

/** The scan first, then the certificate that names it. */
export async function showCertificate(
  api: Api,
  certificate: Omit<Schemas['ShowCertificateRequest'], 'fileId'>,
  file: File | undefined,
  idempotencyKey: string,
) {
  const sent = file
    ? await answerOf(api.POST('/api/v1/certificates/files', asNamedFile(file, `${idempotencyKey}-file`)))
    : undefined;
  return answerOf(
    api.POST('/api/v1/certificates', {
      body: { ...certificate, ...(sent && { fileId: sent.id }) },
      ...once(idempotencyKey),
    }),
  );
}

export function withdrawCertificate(api: Api, id: string, idempotencyKey: string) {
  return answerOf(
    api.POST('/api/v1/certificates/{id}/withdraw', { params: { path: { id } }, ...once(idempotencyKey) }),
  );
}
