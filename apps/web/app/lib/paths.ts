/** Every address of the web app, without its language prefix. */
export const paths = {
  home: '/',
  parts: '/parts',
  partsCsv: '/parts.csv',
  compare: '/compare',
  part: (designation: string) => `/parts/${designation.split('/').map(encodeURIComponent).join('/')}`,
  select: '/select',
  selectShaft: '/select/shaft',
  sellerPage: (id: string) => `/sellers/${id}`,
  suggest: '/suggest',
  preferences: '/preferences',
  cart: '/cart',
  checkoutNew: '/checkout',
  checkout: (id: string) => `/checkouts/${id}`,
  orders: '/orders',
  order: (id: string) => `/orders/${id}`,
  claims: '/claims',
  claimPhotograph: (id: string, photographId: string) => `/claims/${id}/photographs/${photographId}`,
  contract: (orderId: string) => `/orders/${orderId}/contract.pdf`,
  deliveryNote: (orderId: string, shipmentId: string) => `/orders/${orderId}/shipments/${shipmentId}.pdf`,
  fapiao: (orderId: string) => `/orders/${orderId}/fapiao`,
  statement: '/statement.pdf',
  boms: '/boms',
  bom: (id: string) => `/boms/${id}`,
  bomCsv: (id: string) => `/boms/${id}/lines.csv`,
  requests: '/requests',
  requestNew: '/requests/new',
  proposals: '/proposals',
  proposalNew: '/proposals/new',
  login: '/login',
  register: '/register',
  logout: '/logout',
  notifications: '/notifications',
  mailbox: '/mailbox',
  seller: '/seller',
  sellerListings: '/seller/listings',
  sellerListingNew: '/seller/listings/new',
  sellerListing: (id: string) => `/seller/listings/${id}`,
  sellerListingStock: (id: string) => `/seller/listings/${id}/stock`,
  sellerExport: '/seller/export.csv',
  sellerImports: '/seller/imports',
  sellerImport: (id: string) => `/seller/imports/${id}`,
  sellerImportFaults: (id: string) => `/seller/imports/${id}/faults.csv`,
  sellerCertificates: '/seller/certificates',
  certificateFile: (id: string) => `/seller/certificates/${id}/file`,
  photograph: (id: string) => `/api/v1/photographs/${id}`,
  sellerRead: '/seller/read',
  sellerOrders: '/seller/orders',
  sellerClaims: '/seller/claims',
  sellerSought: '/seller/sought',
  sellerMoney: '/seller/money',
  sellerFirm: '/seller/firm',
  admin: '/admin',
  adminFirms: '/admin/firms',
  adminListings: '/admin/listings',
  adminCertificates: '/admin/certificates',
  adminProposals: '/admin/proposals',
  adminOrders: '/admin/orders',
  adminDisputes: '/admin/disputes',
  adminBank: '/admin/bank',
  adminProvider: '/admin/provider',
  adminLedger: '/admin/ledger',
  adminAudit: '/admin/audit',
  partner: '/partner-api',
} as const;

/** `/parts?type=x&type=y`; empty values are left out so that addresses stay short and comparable. */
export function withQuery(
  path: string,
  query: Record<string, string | number | readonly string[] | null | undefined>,
): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') params.append(name, String(each));
    }
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
