import type { ReleaseSummary } from '../../releases/index.ts'

type Summary = Pick<ReleaseSummary, 'id' | 'correction'>

/**
 * The corrections of one trust in the line that ends with the newest release: from it to its parent, and so on to the release that was none.
 * The newest first. `releases` as `allReleases` gives them.
 */
export function lineOfCorrections<Release extends Summary>(releases: readonly Release[], trustCode: string): Release[] {
  const byId = new Map(releases.map(release => [release.id, release]))
  const line: Release[] = []
  for (let at = releases[0]; at?.correction; at = byId.get(at.correction.parent)) {
    if (at.correction.trustCodes.includes(trustCode)) line.push(at)
  }
  return line
}
