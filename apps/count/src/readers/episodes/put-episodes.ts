import { type Statements, together, type Workbench } from '../../workbench/index.ts'
import type { Problem } from '../put-problems.ts'
import { putCodes } from './episode-codes.ts'
import type { EpisodeFeed } from './episode-columns.ts'
import { type FileOfContacts, putContacts } from './put-contacts.ts'
import { codeProblems } from './tell-episodes.ts'

/**
 * Puts the kept episodes into record, mention, event, event_code and contact. What was read twice is put once: the one with the smallest record_id.
 *
 * @returns what is wrong in their codes, by file
 */
export async function putEpisodes(
  workbench: Workbench,
  feed: EpisodeFeed,
  files: readonly FileOfContacts[],
): Promise<ReadonlyMap<number, Problem[]>> {
  await workbench.run(`DELETE FROM episode_dated WHERE record_id IN (FROM episode_copy)`)
  // Each takes two processors only half of the time.
  const [, , problems] = await together(workbench, [
    () => putEvents(workbench, feed),
    () =>
      workbench.beside(async beside => {
        await putMentions(beside)
        await putContacts(beside, feed, files)
      }),
    () =>
      workbench.beside(async beside => {
        await putCodes(beside)
        return codeProblems(beside)
      }),
  ])
  return problems
}

async function putEvents(workbench: Statements, { source }: EpisodeFeed): Promise<void> {
  await workbench.run(
    `INSERT INTO record SELECT record_id, file_id, row_number, record_hash, '${source}', NULL, provider FROM episode_typed`,
  )
  await workbench.run(
    `INSERT INTO event SELECT record_id, 1, 'episode', started, CASE WHEN started IS NOT NULL THEN 'day' END, finished, NULL, NULL, ${spell}, NULL FROM episode_typed`,
  )
  await workbench.run(`INSERT INTO event SELECT record_id, 2, 'death', died, CASE WHEN died IS NOT NULL THEN 'day' END, NULL, NULL, NULL, NULL, 'discharge'
    FROM (SELECT record_id, coalesce(discharged, finished) AS died FROM episode_typed WHERE is_death)`)
}

const putMentions = (workbench: Statements): Promise<void> =>
  workbench.run(`INSERT INTO mention SELECT record_id, nhs_number, nhs_number_problem, trace, local_scope, local_id, given, family, birth, birth_precision, sex, postcode
    FROM episode_typed`)

/**
 * Which stay an episode belongs to: its number where the feed has one, else the hospital and the day of admission. Without that day all such episodes of a person at a hospital
 * count as one stay: two spells are never made of what may be one.
 */
const spell = `coalesce(provider || ':' || spell_key, spell_key, coalesce(provider, '') || ':' || coalesce(strftime(admitted, '%Y-%m-%d'), 'not known'))`
