import { DataTable } from '../../../foundation/index.ts'
import { changedWords } from './changed-words.ts'
import type { FieldChange } from './differences-of.ts'
import { sayPath, sayValue, type Words } from './say-entry.ts'

type EntryChangesProps = {
  readonly words: Words
  readonly id: string
  readonly caption: string
  readonly changes: readonly FieldChange[]
}

/**
 * What an entry changed: one row a field, what was there and what is there now, with the words that differ marked. Of a thing that was
 * made or taken away there is only one side to show.
 */
export function EntryChanges({ words, id, caption, changes }: EntryChangesProps) {
  const sides = sidesOf(changes)
  return (
    <DataTable
      id={id}
      caption={caption}
      columns={(['field', ...sides] as const).map(name => ({ label: words.t(`audit.columns.${name}`) }))}
      rows={changes.map(change => [
        sayPath(words, change.path) || words.t('audit.columns.field'),
        ...sides.map(side => <Value words={words} change={change} side={side} />),
      ])}
    />
  )
}

type Side = 'before' | 'after'

function sidesOf(changes: readonly FieldChange[]): readonly Side[] {
  const given = (['before', 'after'] as const).filter(side => changes.some(change => change[side] !== null))
  return given.length === 0 ? ['before', 'after'] : given
}

function Value({ words, change, side }: { words: Words; change: FieldChange; side: Side }) {
  const { before, after } = change
  if (typeof before !== 'string' || typeof after !== 'string' || before === '' || after === '') {
    return <span class="log-value">{sayValue(words, change[side])}</span>
  }
  const { start, changed, end } = changedWords(before, after)[side]
  const mark = side === 'before' ? <del>{changed}</del> : <ins>{changed}</ins>
  return (
    <span class="log-value">
      {start}
      {changed !== '' && mark}
      {end}
    </span>
  )
}
