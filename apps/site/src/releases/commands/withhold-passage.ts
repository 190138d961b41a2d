import { type Command, type CommandContext, dayInUk, Refusal } from '../../foundation/index.ts'
import { withholdPassage } from '../verbs/withhold-passage.ts'
import { readOptions } from './options.ts'

const usage = 'npm run spotlight -- withhold-passage PASSAGE --reason TEXT   (for example 2026-1/RA2/1 or 2026-1/RA2/note)'

export const withholdPassageCommand: Command = {
  name: 'withhold-passage',
  summary: 'Takes a quote or note out of what a release shows; a dated notice and a checksum stay.',
  usage,
  run: runWithhold,
}

async function runWithhold(args: readonly string[], { services, print }: CommandContext): Promise<number> {
  const { words, values } = readOptions(args, { values: ['reason'], flags: [], usage })
  const [passage, ...more] = words
  if (passage === undefined || more.length > 0) throw new Refusal('usage', 'Name one passage.', usage)
  const reason = values.get('reason')
  if (reason === undefined) throw new Refusal('usage', 'A passage is withheld for a reason, which everyone can read.', usage)
  const t = services.messages.in('en')
  const now = services.clock()
  const actor = { kind: 'command', name: 'withhold-passage' } as const
  const outcome = await withholdPassage(services.write, { actor, now, passage, reason, today: dayInUk(now) })
  switch (outcome.kind) {
    case 'withheld':
      for (const id of outcome.passages) print(t('releases.withhold.done', { id }))
      print(t('releases.withhold.stays'))
      return 0
    case 'already-withheld':
      print(t('releases.withhold.already', { id: passage }))
      return 0
    case 'unknown': {
      const known = outcome.known.length > 0 ? t('releases.withhold.known', { ids: outcome.known.join(', ') }) : usage
      throw new Refusal('bad-data', t('releases.withhold.unknown', { id: passage.slice(0, 60) }), known)
    }
  }
}
