export const CERTIFICATE_KINDS = [
  'test_report',
  'iso_9001',
  'iatf_16949',
  'green_factory',
  'discharge_permit',
] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];
