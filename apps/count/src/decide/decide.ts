import type { Definitions } from '../definitions/index.ts'
import { together, type Workbench } from '../workbench/index.ts'
import { type AnswersUsed, applyAnswers } from './apply-answers.ts'
import type { AskedCodes } from './ask-codes.ts'
import { findConflicts } from './find-conflicts.ts'
import { findEvidence, findSites, writeEvidence } from './find-evidence.ts'
import { findFacts } from './find-facts.ts'
import { findDeaths, findLastSeen } from './follow-lives.ts'
import { gatherEvents } from './gather-events.ts'
import { noteLaterRecords } from './note-later-records.ts'
import { placePathways } from './place-pathways.ts'
import type { ReviewAnswer } from './review-answer.ts'
import { writeCases, writeSites } from './write-cases.ts'

export type Decided = {
  answers: AnswersUsed
  /** Records dated after the day of the count: not looked at, and said so in the problems. */
  later: { records: number; people: number }
}

/**
 * Decides who has secondary breast cancer, since when, and how certainly: fills evidence, defeat, person_site, person_case and conflict from the events of
 * the people that linkage has found. asAt is the day of the count (YYYY-MM-DD): nothing dated later is looked at. Everything is done on sets, in the
 * database; the order of the records does not matter. askCodes has asked what their codes mean.
 */
export async function decide(
  workbench: Workbench,
  definitions: Definitions,
  { asAt, answers, codes }: { asAt: string; answers: readonly ReviewAnswer[]; codes: AskedCodes },
): Promise<Decided> {
  const { compiled } = codes
  await workbench.run(
    [dateMacros, ...['evidence', 'defeat', 'person_site', 'person_case'].map(table => `DELETE FROM ${table}`)].join('; '),
  )
  const hasAnswers = answers.length > 0
  const answersUsed = await applyAnswers(workbench, answers)
  const seen = await gatherEvents(workbench, definitions, codes, { asAt, hasAnswers })
  // One statement seldom keeps two processors busy: what does not wait for another goes beside it.
  const [{ asked, present }] = await together(workbench, [
    async () => {
      const facts = await findFacts(workbench, definitions, compiled, seen)
      const asked = await findEvidence(workbench, definitions, compiled, { seen, asAt })
      const present = new Set([...facts, ...asked.map(({ rule }) => rule.id), ...(hasAnswers ? ['answers'] : [])])
      return { asked, present }
    },
    () => workbench.beside(beside => findLastSeen(beside, asAt)),
  ])
  await together(workbench, [
    () => workbench.beside(beside => findSites(beside, asked)),
    () => findDeaths(workbench, definitions).then(() => placePathways(workbench, definitions)),
  ])
  const [, later] = await together(workbench, [
    () =>
      workbench.beside(async beside => {
        await writeEvidence(beside)
        await writeSites(beside)
        await findConflicts(beside, present)
      }),
    async () => {
      await writeCases(workbench, definitions, asAt)
      return noteLaterRecords(workbench, asAt)
    },
  ])
  await tidy(workbench)
  return { answers: answersUsed, later }
}

const dateMacros = `
  CREATE OR REPLACE MACRO known_date(d) AS CASE WHEN is_filler_date(d) THEN NULL ELSE d END;
  CREATE OR REPLACE MACRO last_possible(d, p) AS CASE WHEN p = 'year' THEN make_date(year(d), 12, 31) WHEN p = 'month' THEN last_day(d) ELSE d END;
  CREATE OR REPLACE MACRO date_said(d, p) AS CASE WHEN d IS NULL THEN NULL WHEN p = 'year' THEN strftime(d, '%Y') WHEN p = 'month' THEN strftime(d, '%Y-%m') ELSE strftime(d, '%Y-%m-%d') END;
  CREATE OR REPLACE MACRO tier_name(r) AS CASE r WHEN 3 THEN 'definite' WHEN 2 THEN 'probable' WHEN 1 THEN 'possible' ELSE 'none' END;
  CREATE OR REPLACE MACRO tier_rank(t) AS CASE t WHEN 'definite' THEN 3 WHEN 'probable' THEN 2 WHEN 'possible' THEN 1 ELSE 0 END`

/** The tables of the way here can be large; what follows needs the memory. */
async function tidy(workbench: Workbench): Promise<void> {
  const tables = await workbench.rows<{ name: string }>(
    "SELECT table_name AS name FROM duckdb_tables() WHERE starts_with(table_name, 'decide_') ORDER BY table_name",
  )
  const views = ['decide_pathway', 'decide_explicit'].map(name => `DROP VIEW ${name}`)
  await workbench.run([...views, ...tables.map(({ name }) => `DROP TABLE ${name}`)].join('; '))
}
