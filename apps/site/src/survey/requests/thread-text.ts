import type { Translate } from '../../foundation/index.ts'
import type { Message, SurveyRequest } from '../types.ts'

const rule = '='.repeat(72)

/** The correspondence as one plain text, oldest first: to attach to a complaint. Our own notes are not in it. */
export function threadText(t: Translate, request: SurveyRequest, messages: readonly Message[]): string {
  const head = [t('requests.paper.title', { trust: request.trustName }), request.reference].join('\n')
  return `${[head, ...messages.map(message => messageAsText(t, message))].join(`\n\n${rule}\n\n`)}\n`
}

/** What was written between the trust and us. */
export const correspondence = (messages: readonly Message[]): Message[] =>
  messages.filter(({ direction }) => direction !== 'note')

function messageAsText(t: Translate, { from, to, at, subject, text, attachments }: Message): string {
  const fields = [
    t('requests.thread.from', { from }),
    t('requests.thread.to', { to }),
    at.toISOString(),
    subject,
    ...attachments.map(({ name, bytes, sha256 }) => t('requests.paper.attachment', { name, bytes, sha256 })),
  ]
  return `${fields.join('\n')}\n\n${text.trimEnd()}`
}
