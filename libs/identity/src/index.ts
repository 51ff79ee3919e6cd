export { CERTIFICATE_KINDS, type CertificateKind } from './certificates/certificate.entity.js';
export * from './identity.events.js';
export * from './identity.module.js';
export * from './identity.queries.js';
export * from './organisations/organisation.views.js';
export { Organisations } from './organisations/organisations.service.js';
export { completeUscc, isUscc } from './organisations/uscc.js';
export { Passwords } from './sessions/passwords.js';
