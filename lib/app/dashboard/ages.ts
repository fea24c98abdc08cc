/** Days since a deal was created, up to and with `to`; the last has no end. */
export const ageBands = [{ to: 30 }, { to: 60 }, { to: 90 }, { to: 180 }, { to: undefined }] as const;

/** Place in `ageBands`; `unknown` of deals whose day of creation no page has shown. */
export type Age = number | 'unknown';
