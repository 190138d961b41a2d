import { DataTable } from '../../../foundation/index.ts'
import { changedWords, type MarkedText } from './changed-words.ts'
import type { FieldChange } from './differences-of.ts'
import { sayPath, sayValue, type Words } from './say-entry.ts'

type EntryChangesProps = {
  readonly words: Words
  readonly id: string
  readonly caption: string
  readonly changes: readonly FieldChange[]
}

/** What an entry changed: one row a field, what was there and what is there now, with the words that differ marked. */
export function EntryChanges({ words, id, caption, changes }: EntryChangesProps) {
  const { t } = words
  return (
    <DataTable
      id={id}
      caption={caption}
      columns={[{ label: t('audit.columns.field') }, { label: t('audit.columns.before') }, { label: t('audit.columns.after') }]}
      rows={changes.map(change => [sayPath(words, change.path) || t('audit.columns.field'), ...cells(words, change)])}
    />
  )
}

function cells(words: Words, { before, after }: FieldChange) {
  if (typeof before !== 'string' || typeof after !== 'string' || before === '' || after === '') {
    return [before, after].map(value => <span class="log-value">{sayValue(words, value)}</span>)
  }
  const marked = changedWords(before, after)
  return [
    <Marked text={marked.before} changed={piece => <del>{piece}</del>} />,
    <Marked text={marked.after} changed={piece => <ins>{piece}</ins>} />,
  ]
}

const Marked = ({ text, changed }: { text: MarkedText; changed: (piece: string) => unknown }) => (
  <span class="log-value">
    {text.start}
    {text.changed !== '' && changed(text.changed)}
    {text.end}
  </span>
)
