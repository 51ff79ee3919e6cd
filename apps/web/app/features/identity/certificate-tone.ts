import type { Tone } from '../../components/notice.js';
import type { CertificateView } from '../../lib/api-types.js';

export const CERTIFICATE_KINDS = [
  'test_report',
  'iso_9001',
  'iatf_16949',
  'green_factory',
  'discharge_permit',
] as const;

export function certificateTone({ state, expired }: CertificateView): Tone {
  if (state === 'verified') return expired ? 'bad' : 'ok';
  return state === 'rejected' ? 'bad' : 'warn';
}
