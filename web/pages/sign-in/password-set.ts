/** What the address of the sign-in page says after a password was set by a link. */
export const passwordSet = 'password-set'
