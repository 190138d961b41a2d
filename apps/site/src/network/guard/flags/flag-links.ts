/** What a person should look at, for staff. */
export const flagsPath = '/console/flags'
export const settleFlagPath = `${flagsPath}/:flag{[0-9]+}/settle`
export const settleFlagLink = (flag: number): string => `${flagsPath}/${flag}/settle`
