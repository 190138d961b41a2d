import type { Translate } from '../../foundation/index.ts'
import { dayAndTime } from '../requests/pages/clock-time.ts'
import type { Direction } from '../types.ts'
import type { PublicMessage, PublicThread } from './public-thread.ts'
import type { Piece } from './redact/redaction.ts'

const rule = '='.repeat(72)

type PlainThread = {
  readonly thread: PublicThread
  readonly roundName: string
  readonly trustName: string
  readonly version: number
  readonly publishedAt: Date
  readonly isExample: boolean
}

/** Published letters as one text file, oldest first. */
export function plainThread(
  t: Translate,
  { thread, roundName, trustName, version, publishedAt, isExample }: PlainThread,
): string {
  const head = [
    ...(isExample ? [t('threads.plain.example'), ''] : []),
    t('threads.public.title', { trust: trustName }),
    `${roundName} · ${thread.reference}`,
    t('threads.public.published', { day: t.day(publishedAt), version }),
    '',
    t('threads.plain.explained'),
  ]
  return `${[head.join('\n'), ...thread.messages.map(message => plainMessage(t, message))].join(`\n\n${rule}\n\n`)}\n`
}

function plainMessage(t: Translate, message: PublicMessage): string {
  const { from, to, at, subject, text, attachments } = message
  const head = [
    `${titleOf(t, message)} · ${dayAndTime(t, new Date(at))}`,
    ...[
      ['from', from],
      ['to', to],
      ['subject', subject],
    ].flatMap(([field, pieces]) =>
      typeof field === 'string' && typeof pieces === 'object' && pieces.length > 0
        ? [t(`threads.fields.${field}`, { value: plainPieces(t, pieces) })]
        : [],
    ),
    ...attachments.map(({ name, bytes, sha256 }) => t('threads.plain.attachment', { name: plainPieces(t, name), bytes, sha256 })),
  ]
  return `${head.join('\n')}\n\n${plainPieces(t, text).trimEnd()}`
}

const plainPieces = (t: Translate, pieces: readonly Piece[]): string =>
  pieces.map(piece => (typeof piece === 'string' ? piece : t(`threads.removed.${piece.removed}`))).join('')

/** What a letter is, in words: ours by its purpose, the trust's by the way it came. */
type Titled = Pick<PublicMessage, 'letterKind' | 'cameBy' | 'sort'> & { readonly direction: Direction }
export function titleOf(t: Translate, { direction, letterKind, cameBy, sort }: Titled): string {
  if (direction === 'out')
    return letterKind === null
      ? t('threads.letter.out')
      : t('threads.letter.ours', { letter: t(`requests.letters.${letterKind}`) })
  return sort === null ? t(`threads.letter.in.${cameBy}`) : t(`threads.letter.sort.${sort}`)
}
