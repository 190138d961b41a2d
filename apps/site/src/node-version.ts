const wantedNode = 24

/** True, with words and an exit code, when this Node is too old to load the rest of the program. */
export function refuseOldNode(): boolean {
  const { node } = process.versions
  if (Number(node.split('.')[0]) >= wantedNode) return false
  process.stderr.write(
    `Spotlight needs Node ${wantedNode} or newer, and this is Node ${node}.\nInstall Node ${wantedNode}: https://nodejs.org\n`,
  )
  process.exitCode = 78
  return true
}
