import { Notice, type Translate } from '../../../foundation/index.ts'
import { answerClasses, channels, clockStates, deliveries, eventKinds, workStates } from '../../types.ts'
import { sayWord } from '../../worklist/say-request.ts'
import type { LoggedChange } from '../read-change-log.ts'
import { dayAndTime } from './clock-time.ts'
import { sayWho } from './say-who.ts'

/** Somebody else was faster: who, what and when. Nothing of either is lost. */
export const ConflictPart = ({ t, changes }: { t: Translate; changes: readonly LoggedChange[] }) => (
  <div class="conflict" role="alert">
    <Notice title={t('requests.conflict.title')}>
      <p>{t('requests.conflict.lead')}</p>
      <ul>
        {changes.map(change => (
          <li>
            {t('requests.conflict.change', {
              who: change.bySystem ? sayWho(t, 'system') : change.by,
              at: dayAndTime(t, change.at),
              what: sayChange(t, change),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  </div>
)

type Said = { readonly field: string; readonly say: (t: Translate, value: string) => string | null }

const oneOf = <Word extends string>(words: readonly Word[], value: string): Word | null =>
  words.find(word => word === value) ?? null

const said: readonly Said[] = [
  { field: 'delivery', say: (t, value) => oneOf(deliveries, value) && sayWord(t, 'delivery', value) },
  { field: 'clock', say: (t, value) => oneOf(clockStates, value) && sayWord(t, 'clock', value) },
  { field: 'answer', say: (t, value) => oneOf(answerClasses, value) && sayWord(t, 'answer', value) },
  { field: 'work', say: (t, value) => oneOf(workStates, value) && sayWord(t, 'work', value) },
  { field: 'channel', say: (t, value) => oneOf(channels, value) && t(`requests.channel.${value}`) },
  { field: 'assignee', say: (_, value) => value },
  { field: 'dueOn', say: (t, value) => t.day(value) },
]

/** One entry of the log in a sentence: what was done, and the fields that it moved. */
export function sayChange(t: Translate, { deed, before, after }: LoggedChange): string {
  const kind = eventKinds.find(one => one === (after.kind ?? before.kind))
  const event = kind === undefined ? [] : [t(`requests.events.${kind}`)]
  const fields = said.flatMap(({ field, say }) => {
    const value = after[field]
    if (typeof value !== 'string' || before[field] === value) return []
    const words = say(t, value)
    return words === null ? [] : [t('requests.conflict.field', { field: t(`requests.fields.${field}`), value: words })]
  })
  const known = toldDeeds.find(name => `request.${name}` === deed)
  return [t(`requests.conflict.deeds.${known ?? 'something'}`), ...event, ...fields].join(' · ')
}

/** Deeds on a request that have words of their own here. */
const toldDeeds = [
  'record',
  'undo',
  'follow',
  'change',
  'reckon',
  'write',
  'note',
  'by-hand',
  'settle-mail',
  'bounce',
  'to-read',
] as const
