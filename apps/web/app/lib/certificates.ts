import type { CertificateView } from './api-types.js';

export type CertificateKind = CertificateView['kind'];

/** In the order in which they are shown; none is missing and none is more than the API knows. */
export const CERTIFICATE_KINDS = Object.keys({
  test_report: true,
  iso_9001: true,
  iatf_16949: true,
  green_factory: true,
  discharge_permit: true,
} satisfies Record<CertificateKind, true>) as CertificateKind[];
