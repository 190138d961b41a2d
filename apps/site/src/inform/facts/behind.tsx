import type { ContentEntry, Translate } from '../../foundation/index.ts'
import { FactFigure } from './fact-figure.tsx'
import { shownBy } from './load-facts.ts'
import { Sources } from './sources.tsx'

type BehindProps = {
  readonly t: Translate
  readonly entry: ContentEntry
  readonly facts: ReadonlyMap<string, ContentEntry>
  readonly today: string
}

/** What stands behind a short text: its numbers, each with date, source and out of whom, and where we read it. Folded until somebody asks. */
export function Behind({ t, entry, facts, today }: BehindProps) {
  const figures = shownBy(entry, facts)
  return (
    <Sources t={t} entry={entry} today={today}>
      {figures.length === 0 ? undefined : figures.map(fact => <FactFigure t={t} fact={fact} today={today} />)}
    </Sources>
  )
}
