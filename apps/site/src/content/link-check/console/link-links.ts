/** For staff: the links of all published entries. */
export const linksPath = '/console/links'
export const checkLinksPath = `${linksPath}/check`
