import { type Check, type Finding, type ReadDb, rows, sha256Of } from '../../foundation/index.ts'
import type { ReleasesTables } from './tables.ts'

const next = 'Its bytes must never change. Restore the newest backup that passes this check: see docs/operate.md, "Restore".'

/** Computes the checksum of everything that was published again. */
export const releasesCheck = {
  name: 'What was published is what was signed off',
  run: async ({ db }: { readonly db: ReadDb }): Promise<Finding[]> => {
    const releases = await rows<ReleasesTables>(db).selectFrom('release').select(['id', 'body', 'sha256']).orderBy('id').execute()
    const criteria = await rows<ReleasesTables>(db)
      .selectFrom('criteria')
      .select(['version as id', 'body', 'sha256'])
      .orderBy('version')
      .execute()
    const changed = (what: string, published: readonly { id: string; body: string; sha256: string }[]): Finding[] =>
      published
        .filter(({ body, sha256 }) => sha256Of(body) !== sha256)
        .map(({ id }) => ({ level: 'problem', what: `${what} ${id} is not as it was published.`, next }))
    return [...changed('Release', releases), ...changed('Version of the criteria', criteria)]
  },
} satisfies Check
