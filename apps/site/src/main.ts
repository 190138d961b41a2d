/** The program `npm run serve`. It loads nothing until it knows that this Node can run it. */
const wantedNode = 24

if (Number(process.versions.node.split('.')[0]) < wantedNode) {
  process.stderr.write(
    `Spotlight needs Node ${wantedNode} or newer, and this is Node ${process.versions.node}.\nInstall Node ${wantedNode}: https://nodejs.org\n`,
  )
  process.exitCode = 78
} else {
  const { startSite } = await import('./start-site.ts')
  await startSite(process.env)
}

export {}
