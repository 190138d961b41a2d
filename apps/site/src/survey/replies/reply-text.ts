import type { Translate } from '../../foundation/index.ts'
import type { Question } from '../types.ts'
import { asNumber, saysNothing } from './check-reply.ts'
import type { ReplyDraft, TypedAnswer } from './reply-draft.ts'
import type { LinkPurpose } from './reply-types.ts'

type Said = {
  readonly draft: ReplyDraft
  readonly form: LinkPurpose
  readonly questions: readonly Question[]
}

/** One part of what a trust says, with the words above it. */
export type ReplyPart = { readonly title: string; readonly lines: readonly string[] }

/** A reply as it is read: on the page before it is sent, in the thread, on the receipt. All of it, and in the order of the form. */
export function partsOfReply(t: Translate, { draft, form, questions }: Said): ReplyPart[] {
  const { verdict, words, link, files } = draft
  const said = words.trim() === '' ? [] : [words.trim()]
  const parts: ReplyPart[] =
    form === 'answer'
      ? [
          ...questions
            .filter(({ id }) => !saysNothing(draft.answers[id]))
            .map(question => ({ title: wordingOf(t, question), lines: linesOfAnswer(t, question, draft.answers[question.id]) })),
          { title: t('replies.text.more'), lines: said },
        ]
      : [
          { title: t('replies.text.verdict'), lines: verdict === '' ? [] : [t(`replies.verdict.${verdict}.said`)] },
          { title: t('replies.text.words'), lines: said },
          { title: t('replies.text.link'), lines: link === '' ? [] : [link] },
        ]
  return [...parts, { title: t('replies.text.files'), lines: files.map(({ name }) => name) }].filter(
    ({ lines }) => lines.length > 0,
  )
}

/** The same as plain text, for the thread and for the mail. */
export const textOfReply = (t: Translate, said: Said): string =>
  `${partsOfReply(t, said)
    .map(({ title, lines }) => [title, ...lines].join('\n'))
    .join('\n\n')}\n`

/** A question in the language of the page; in English where it has no Welsh. */
export const wordingOf = (t: Translate, { wording }: Pick<Question, 'wording'>): string =>
  (t.locale === 'cy' ? wording.cy : '') || wording.en

function linesOfAnswer(t: Translate, { type }: Question, answer: TypedAnswer | undefined): string[] {
  if (!answer) return []
  const { choice, number, from, to, words } = answer
  const lines: string[] = []
  if (type === 'yes-no-partly' && choice !== '') lines.push(t(`replies.choice.${choice}`))
  const people = asNumber(number)
  if (type === 'number' && people !== null) lines.push(t.number(people))
  if (type === 'date-range' && from !== '' && to !== '') {
    lines.push(t('replies.text.period', { from: t.day(from), to: t.day(to) }))
  }
  if (words.trim() !== '') lines.push(words.trim())
  return lines
}
