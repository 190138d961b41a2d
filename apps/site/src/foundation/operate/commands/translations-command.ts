import { parseArgs } from 'node:util'
import type { Command } from '../../http/room.ts'
import { usageOf } from '../usage-refusal.ts'

export const translationsCommand: Command = {
  name: 'translations',
  summary: 'List the words that have no Welsh yet',
  usage: 'translations [--strict]   (--strict: exit code 1 when any is missing)',
  needs: 'nothing',
  run: async (args, { services, print }) => {
    const { values } = usageOf(translationsCommand, () =>
      parseArgs({ args: [...args], options: { strict: { type: 'boolean' } } }),
    )
    const missing = services.messages.missing('cy')
    for (const key of missing) print(key)
    const total = services.messages.keys.length
    print(
      missing.length === 0
        ? `All ${total} texts have Welsh.`
        : `${missing.length} of ${total} texts have no Welsh: visitors see the English.`,
    )
    return values.strict && missing.length > 0 ? 1 : 0
  },
}
