import type { Workbench } from '../workbench/index.ts'
import { type ReviewAnswer, rankWhenAsked } from './review-answer.ts'

export type AnswersUsed = {
  /** People whose newest answer is case or not-a-case. */
  applied: number
  /** Answers about nobody in this run. */
  unmatched: number
  /** Answers whose keys belong to two people now: used for neither. */
  ambiguous: number
}

/**
 * Makes decide_review(person, person_id, reviewed, rank_asked, is_disputed): the newest answer about each person, who gets a number later. Answers are found by the keys of the
 * person; `unsure` takes an earlier answer back.
 */
export async function applyAnswers(workbench: Workbench, answers: readonly ReviewAnswer[]): Promise<AnswersUsed> {
  const about = answers.filter(({ subject }) => subject.kind === 'case')
  const rows = about.flatMap((answer, number) =>
    [...new Set(answer.subject.keys)].map(key => ({
      number,
      ms: Date.parse(answer.at),
      key,
      answer: answer.answer,
      rank: rankWhenAsked(answer) ?? null,
    })),
  )
  await workbench.run(tables)
  if (rows.length === 0) return { applied: 0, unmatched: about.length, ambiguous: 0 }
  await workbench.run(
    `INSERT INTO decide_answered
       SELECT *, count(*) OVER (PARTITION BY number) AS people FROM (
         SELECT DISTINCT a.number, a.ms, a.answer, a.rank, k.person_id FROM (
           SELECT unnest(from_json($1::JSON, '[{"number":"INTEGER","ms":"BIGINT","key":"VARCHAR","answer":"VARCHAR","rank":"INTEGER"}]'), recursive := true)) a
         JOIN person_key k ON k.key = a.key)`,
    [JSON.stringify(rows)],
  )
  await workbench.run(newest)
  const [used] = await workbench.rows<{ applied: number; matched: number; ambiguous: number }>(`
    SELECT (SELECT count(*)::INTEGER FROM decide_review WHERE reviewed IS NOT NULL) AS applied,
      count(DISTINCT number)::INTEGER AS matched, count(DISTINCT number) FILTER (people > 1)::INTEGER AS ambiguous FROM decide_answered`)
  return {
    applied: used?.applied ?? 0,
    unmatched: about.length - (used?.matched ?? 0),
    ambiguous: used?.ambiguous ?? 0,
  }
}

const tables = `
  CREATE OR REPLACE TABLE decide_answered (number INTEGER, ms BIGINT, answer VARCHAR, rank INTEGER, person_id VARCHAR, people BIGINT);
  CREATE OR REPLACE TABLE decide_review (person INTEGER, person_id VARCHAR, reviewed VARCHAR, rank_asked INTEGER, is_disputed BOOLEAN)`

const newest = `
  INSERT INTO decide_review
  SELECT NULL, person_id,
    CASE WHEN max_by(answer, {'ms': ms, 'number': number}) IN ('case', 'not-a-case') THEN max_by(answer, {'ms': ms, 'number': number}) END AS reviewed,
    arg_max_null(rank, {'ms': ms, 'number': number}) AS rank_asked,
    count(DISTINCT answer) FILTER (answer IN ('case', 'not-a-case')) = 2 AS is_disputed
  FROM decide_answered WHERE people = 1 GROUP BY person_id`
