import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTransaction, type Seed, type Services } from '../../foundation/index.ts'
import { allConstituencies, allSeats, saveInventedTrusts } from '../../register/index.ts'
import { newestCriteria, publishResults, type ResultRow, readResults, releaseById } from '../../releases/index.ts'
import { type ExampleCorrection, type ExampleRound, exampleFolder, readExampleReleases, resultsFileOf } from './example-files.ts'
import { inventedRegister } from './invented-register.ts'

/** Fills the example campaign: invented trusts, then what was "published" about them. It needs the real constituencies to be there. */
export const exampleCampaignSeed: Seed = {
  name: 'the example campaign',
  campaign: 'example',
  from: {
    files: ['trusts.csv', 'hospitals.csv', 'successions.csv', 'releases.yaml'].map(name => `${exampleFolder}/${name}`),
    version: 3,
  },
  run: seedExampleCampaign,
}

/** Brings the invented trusts up to date and publishes what has not been published yet: a release that is there is never touched. */
export async function seedExampleCampaign(services: Services): Promise<void> {
  const { write, root, clock } = services
  const register = inventedRegister(root, await allConstituencies(write), await allSeats(write))
  await inTransaction(write, tx => saveInventedTrusts(tx, register, clock()), { limitMs: 30_000 })
  for (const release of readExampleReleases(root)) {
    if ((await releaseById(write, release.id)) === null) await publish(services, release)
  }
}

/** Through the same reading and the same verb as a spreadsheet that staff hand in; only the day of publication is the invented one. */
async function publish({ write, root, clock }: Services, release: ExampleRound | ExampleCorrection): Promise<void> {
  const about =
    'corrects' in release
      ? { correction: { parent: release.corrects, reason: release.reason } }
      : { title: release.title, asOf: release.asOf }
  const outcome = await publishResults(write, {
    ...about,
    actor: { kind: 'seed', name: 'example-campaign' },
    now: clock(),
    id: release.id,
    campaign: 'example',
    criteria: newestCriteria(root),
    rows: readRows(root, resultsFileOf(release.id)),
    today: release.publishedOn,
  })
  if (outcome.kind === 'published' || outcome.kind === 'same') return
  const why = outcome.kind === 'bad-rows' ? outcome.problems.slice(0, 3) : outcome
  throw new Error(`The example release ${release.id} could not be published: ${JSON.stringify(why)}`)
}

function readRows(root: string, name: string): ResultRow[] {
  const { entries, fileProblems } = readResults(readFileSync(join(root, exampleFolder, name)))
  const problems = [...fileProblems, ...entries.flatMap(entry => entry.problems)]
  if (problems.length > 0) throw new Error(`${exampleFolder}/${name}: ${JSON.stringify(problems.slice(0, 3))}`)
  return entries.flatMap(entry => entry.row ?? [])
}
