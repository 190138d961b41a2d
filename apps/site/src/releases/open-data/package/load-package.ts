import type { Campaign, ReadDb } from '../../../foundation/index.ts'
import { publishedCriteriaText } from '../../store/criteria-store.ts'
import { releaseById } from '../../store/read-releases.ts'
import { serveRelease } from '../../store/serve-release.ts'
import type { ReleaseSummary } from '../../types.ts'
import { describePackage } from './describe-package.ts'
import { type PackageFile, packageFiles } from './package-files.ts'
import { packZip } from './package-zip.ts'

export type DataPackage = {
  readonly release: ReleaseSummary
  readonly files: readonly PackageFile[]
  /** datapackage.json. */
  readonly description: string
}

/** The data package of a release, less what is withheld; null where there is no such release. */
export async function loadPackage(
  db: ReadDb,
  id: string,
  { campaign, baseUrl }: { campaign: Campaign; baseUrl: string },
): Promise<DataPackage | null> {
  const [release, served] = [await releaseById(db, id), await serveRelease(db, id)]
  if (!release || !served) return null
  const criteria = await publishedCriteriaText(db, release.criteria)
  if (!criteria) throw new Error('A release is published together with its criteria')
  const files = packageFiles({ campaign, served: served.text, criteria })
  return { release, files, description: describePackage({ campaign, baseUrl, release, files }) }
}

/** The package as one file: datapackage.json first, then what it describes, and nothing else. */
export const zipOfPackage = ({ release, files, description }: DataPackage): Promise<Buffer> =>
  packZip(
    [{ name: 'datapackage.json', body: description }, ...files.map(({ fileName, body }) => ({ name: fileName, body }))],
    release.publishedOn,
  )
