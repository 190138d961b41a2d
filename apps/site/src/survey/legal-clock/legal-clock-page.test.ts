import { join } from 'node:path'
import { expect, test } from 'vitest'
import { siteWords } from '../../foundation/html/components/words-for-tests.ts'
import { findRoot, type Translate } from '../../foundation/index.ts'
import { type ClockCase, clockTables } from './clock.cases.ts'
import { dueTables } from './due-date.cases.ts'
import { type SourceKey, sources } from './sources.ts'

const lawNames = { foia: 'FOIA', foisa: 'FOISA' } as const

const weekday = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
const dated = (t: Translate, day: string): string => `${weekday(day)} ${t.day(day)}`

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(...heads), row(...heads.map(() => '---')), ...rows].join('\n')

const dueSection = (t: Translate): string[] =>
  dueTables.flatMap(({ title, cases }) => [
    `### ${title}`,
    table(
      ['received', 'what is special', 'due under FOIA', 'due under FOISA'],
      cases.map(({ received, what, foia, foisa }) =>
        row(dated(t, received), what, dated(t, foia), foisa === null ? '–' : dated(t, foisa)),
      ),
    ),
  ])

const eventsOf = (t: Translate, { events }: ClockCase): string =>
  events.length === 0
    ? 'nothing'
    : events.map(([kind, on, until]) => `\`${kind}\` ${t.day(on)}${until ? ` (until ${t.day(until)})` : ''}`).join('; ')

const nextOf = (t: Translate, { next, from, until, letter }: ClockCase): string =>
  [`\`${next}\``, from && `from ${t.day(from)}`, until && `until ${t.day(until)}`, letter && `(letter: ${letter})`]
    .filter(Boolean)
    .join(' ')

const clockSection = (t: Translate): string[] =>
  clockTables.flatMap(({ title, cases }) => [
    `### ${title}`,
    table(
      ['law', 'what happened', 'read on', 'state', 'due', 'next step', 'says'],
      cases.map(each =>
        row(
          lawNames[each.law],
          eventsOf(t, each),
          t.day(each.today),
          t(`legal.state.${each.state}`),
          each.due === null ? '–' : t.day(each.due),
          nextOf(t, each),
          each.says.map(code => `\`${code}\``).join(', '),
        ),
      ),
    ),
  ])

const sourceSection = (t: Translate): string =>
  table(
    ['source', 'kind', 'where'],
    (Object.keys(sources) as SourceKey[]) // Its own keys, written out in that file.
      .map(key => row(t(`legal.sources.${key}`), t(`legal.kind.${sources[key].kind}`), sources[key].url ?? '–')),
  )

const intro = `# The legal clock, by examples

How the dates of a freedom-of-information request are counted. The tables are the specification: the tests of
\`apps/site/src/survey/legal-clock/\` run every row, and a test holds this page to them (\`npx vitest run legal-clock-page -u\` writes it anew
after a row was added). What was checked against which text is in [decision 0009](decisions/0009-the-legal-clock.md).

In short:

- Twenty working days, beginning with the first working day after the request arrived, whatever day that was. Due by the end of the twentieth, in UK time.
- **FOIA** (England, Wales, Northern Ireland): Saturdays, Sundays, Christmas Day, Good Friday and every bank holiday of *any* part of the UK are left out.
- **FOISA** (Scotland): the same with Scotland’s bank holidays alone. Easter Monday counts.
- A holiday that is announced after the request arrived: both dates are shown, and nothing is called late before the later one has passed.
- Days are days of the calendar, not hours: the changes of the clocks in March and October cannot move them.`

test('docs/legal-clock.md prints what the tests run', async () => {
  const t = siteWords('en')
  const parts = [
    intro,
    '## When an answer is due',
    ...dueSection(t),
    '## What moves the clock',
    ...clockSection(t),
    '## Where it is written',
    sourceSection(t),
  ]
  await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot(join(findRoot(import.meta.dirname), 'docs/legal-clock.md'))
})
