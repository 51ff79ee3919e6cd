/** What photographs of goods are kept for. */
export const PHOTOGRAPH = 'listing.photograph';
