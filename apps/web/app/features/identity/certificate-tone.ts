import type { Tone } from '../../components/notice.js';
import type { CertificateView } from '../../lib/api-types.js';

export function certificateTone({ state, expired }: CertificateView): Tone {
  if (state === 'verified') return expired ? 'bad' : 'ok';
  return state === 'rejected' ? 'bad' : 'warn';
}
