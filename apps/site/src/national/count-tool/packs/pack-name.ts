/** On what a packed counting program runs: words at `count-tool.get.platforms.<platform>`. */
export const packPlatforms = ['linux-x64', 'windows-x64'] as const
export type PackPlatform = (typeof packPlatforms)[number]

export type PackName = { readonly name: string; readonly platform: PackPlatform; readonly version: string }

const shape = /^spotlight-count-(\d{1,4}\.\d{1,4}\.\d{1,4})-(linux-x64|windows-x64)\.zip$/

/**
 * Reads the name that `npm run pack-count` gives to a zip. Null for every other name: so what lies beside the packs is not handed out, and no
 * name leads out of their folder.
 */
export function packNamed(name: string): PackName | null {
  const [, version = '', found] = shape.exec(name) ?? []
  const platform = packPlatforms.find(each => each === found)
  return platform ? { name, platform, version } : null
}

/** Of each platform the newest, in the order of the platforms. Older ones keep their addresses and are not offered. */
export const newestOfEach = <Pack extends PackName>(packs: readonly Pack[]): Pack[] =>
  packPlatforms.flatMap(
    platform => packs.filter(pack => pack.platform === platform).sort((a, b) => compareVersions(b.version, a.version))[0] ?? [],
  )

function compareVersions(a: string, b: string): number {
  const [ours, theirs] = [a, b].map(version => version.split('.').map(Number))
  for (const at of [0, 1, 2]) {
    const difference = (ours?.[at] ?? 0) - (theirs?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
