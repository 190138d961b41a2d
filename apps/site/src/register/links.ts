/** The real register, or one trust in it. */
export const registerLink = (code?: string): string =>
  code === undefined ? '/register' : `/register/${encodeURIComponent(code)}`

/** Where a postcode or a name is asked for. Always by POST: what is typed never stands in an address. */
export const findLink = (): string => '/find'
