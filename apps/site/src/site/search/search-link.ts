/** Where the whole site is searched. */
export const searchPath = '/search'
