import { type Text } from './domain-error.js';

/** A type test by a laboratory; quality systems; and what environmental protection asks of those who grind and harden. */
export const CERTIFICATE_KINDS = [
  'test_report',
  'iso_9001',
  'iatf_16949',
  'green_factory',
  'discharge_permit',
] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

/** What people call them. */
export const CERTIFICATE_WORDS: Readonly<Record<CertificateKind, Text>> = {
  test_report: { zh: '型式试验报告', en: 'Test report' },
  iso_9001: { zh: 'ISO 9001', en: 'ISO 9001' },
  iatf_16949: { zh: 'IATF 16949', en: 'IATF 16949' },
  green_factory: { zh: '绿色工厂', en: 'Green factory' },
  discharge_permit: { zh: '排污许可证', en: 'Discharge permit' },
};
