/** As it is kept: one spelling for what reaches one mailbox. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();
