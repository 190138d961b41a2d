import { parseArgs } from 'node:util'
import { type Command, usageOf } from '../../foundation/index.ts'
import { rebuildTotals } from './act-totals.ts'

/** `npm run spotlight -- rebuild-totals`: the site does it every hour by itself. */
export const rebuildTotalsCommand: Command = {
  name: 'rebuild-totals',
  summary: 'Count again what supporters have done in each constituency and about each trust',
  usage: 'rebuild-totals',
  run: async (args, { services, print }) => {
    usageOf(rebuildTotalsCommand, () => parseArgs({ args: [...args], options: {} }))
    const places = await rebuildTotals(services.write, services.clock())
    print(`Counted. ${places} constituencies and trusts have a total.`)
    return 0
  },
}
