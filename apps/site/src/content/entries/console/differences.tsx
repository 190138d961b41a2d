import type { EntryShape, EntryWords, Translate } from '../../../foundation/index.ts'
import { diffEntries, type FieldChange } from '../differences/diff-entries.ts'

const kinds = { added: 'ins', removed: 'del', same: 'span' } as const

/** What differs between two versions: for each field that is not the same one text, in which what went is struck through and what came is underlined. */
export function Differences({
  t,
  kind,
  before,
  after,
}: {
  readonly t: Translate
  readonly kind: Pick<EntryShape, 'fields'>
  readonly before: EntryWords
  readonly after: EntryWords
}) {
  const changes = diffEntries(kind, before, after)
  if (changes.length === 0) return <p>{t('entries.versions.same')}</p>
  return (
    <dl class="entry-changes">
      {changes.map(change => (
        <>
          <dt>{nameOf(t, change)}</dt>
          <dd lang={change.locale ?? undefined}>
            {change.pieces.map(({ kind, text }) => {
              const Tag = kinds[kind]
              return (
                <Tag>
                  {kind !== 'same' && <span class="hidden">{t(`entries.changes.${kind}`)}: </span>}
                  {sayValue(t, change, text)}
                </Tag>
              )
            })}
          </dd>
        </>
      ))}
    </dl>
  )
}

const nameOf = (t: Translate, { field, locale }: FieldChange): string => {
  if (!field) return t('entries.changes.isMachineMade')
  return locale === null
    ? t(field.label)
    : t('entries.edit.in', { label: t(field.label), language: t(`entries.languages.${locale}`) })
}

/** A flag and a choice in their words; everything else as it was typed. */
function sayValue(t: Translate, { field }: FieldChange, text: string): string {
  if (!field || field.kind === 'flag') return t(text.trim() === 'true' ? 'entries.yes' : 'entries.no')
  const choice = field.kind === 'choice' ? field.choices?.find(({ value }) => value === text) : undefined
  return choice ? t(choice.label) : text
}
