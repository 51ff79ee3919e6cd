import { type CertificateKind } from '@app/kernel';
import { heldBy } from '@app/listings';
import { TODAY_SQL } from '@app/platform';

/** What an RFQ asks its sellers to hold. */
export interface CertificateWish {
  certificates: CertificateKind[];
  greenOnly: boolean;
  /** Who lacks any of it cannot quote. */
  certifiedOnly: boolean;
}

export const NO_WISH: CertificateWish = { certificates: [], greenOnly: false, certifiedOnly: false };

/** `green`: a green certificate, of whichever kind. */
export type LackingCertificate = CertificateKind | 'green';

/** What of it a firm lacks. `rfq` and `firm`: aliases of rows with their columns. */
export const lacking = (rfq: string, firm: string): string => `(
  ARRAY(SELECT kind FROM unnest(${rfq}.certificates) kind WHERE kind <> ALL(${heldBy(`${firm}.id`)}))
  || CASE WHEN ${rfq}.green_only AND coalesce(${firm}.green_until < ${TODAY_SQL}, true) THEN ARRAY['green'] ELSE ARRAY[]::text[] END
)`;

export const isWished = ({ certificates, greenOnly }: CertificateWish): boolean =>
  certificates.length > 0 || greenOnly;
