import type { Child } from 'hono/jsx'
import { Fold, type Translate } from '../../foundation/index.ts'
import type { Message } from '../types.ts'
import type { FoldedMessage } from './fold-thread.ts'
import { momentInUk } from './pages/moment-in-uk.ts'

type Shown = {
  readonly t: Translate
  readonly messages: readonly FoldedMessage[]
  readonly show: (message: Message) => Child
}

/** Mails that nobody needs to read, one line each; several that follow each other under one line of their own. */
export function FoldedMessages({ t, messages, show }: Shown) {
  const each = messages.map(folded => <Fold summary={sayFolded(t, folded)}>{show(folded.message)}</Fold>)
  if (each.length === 1) return <>{each}</>
  const kinds = [...new Set(messages.map(({ why }) => t(`mail-in.folded.kinds.${why}`)))].join(', ')
  return <Fold summary={t('mail-in.folded.several', { count: messages.length, kinds })}>{each}</Fold>
}

function sayFolded(t: Translate, { message, why }: FoldedMessage): string {
  const kind = t(`mail-in.folded.kinds.${why}`)
  const subject = message.subject === '' ? t('mail-in.noSubject') : message.subject.slice(0, 120).toWellFormed()
  const line = t('mail-in.folded.one', { kind, at: momentInUk(t, message.at), subject })
  return `${line.charAt(0).toLocaleUpperCase(t.locale)}${line.slice(1)}`
}
