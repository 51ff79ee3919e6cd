export const SCOPES = ['catalog:read', 'listings:read', 'listings:write', 'orders:read'] as const;

/** Keys of translations cannot hold a colon. */
export const scopeKey = (scope: string) => `scope.${scope.replace(':', '_')}` as 'scope.catalog_read';
