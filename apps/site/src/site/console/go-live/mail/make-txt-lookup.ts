import { Resolver } from 'node:dns/promises'
import type { LookUpTxt } from './look-up-records.ts'

const patience = { timeout: 3000, tries: 2 }
const nothingThere = ['ENODATA', 'ENOTFOUND']

/** Asks the DNS, those servers or the machine's own. Nothing is asked before a person presses the button. */
export function makeTxtLookup(servers?: readonly string[]): LookUpTxt {
  return async name => {
    const resolver = new Resolver(patience)
    if (servers) resolver.setServers([...servers])
    try {
      return (await resolver.resolveTxt(name)).map(pieces => pieces.join(''))
    } catch (error) {
      if (error instanceof Error && 'code' in error && nothingThere.includes(String(error.code))) return []
      throw error
    }
  }
}
