/**
 * Builds into dist/: the site (the server and its commands, the islands, the fonts) and spotlight-count. Skipped when nothing that goes into it has changed.
 * Everything is built beside dist/ and then moved into it file by file, so that a server that runs from there goes on undisturbed.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { moveIntoPlace } from './build/move-into-place.ts'
import { hashOfSources, isBuilt, writeManifest, writeStamp } from './build/what-is-built.ts'
import { errorCode, withExclusiveLock } from './exclusive-lock.mjs'
import { slowStep } from './slow-step.mjs'

const root = resolve(import.meta.dirname, '..')
const isQuiet = process.argv.includes('--quiet')
const dist = join(root, 'dist')

try {
  mkdirSync(dist, { recursive: true })
  await withExclusiveLock(join(dist, '.build.lock'), buildIfNeeded, {
    onWait: () => process.stderr.write('Another command is building the site: waiting for it …\n'),
  })
} catch (error) {
  process.stderr.write(`The site could not be built. ${whatToDo(error)}\n`)
  process.exitCode = 1
}

async function buildIfNeeded() {
  const hash = hashOfSources(root)
  if (isBuilt(dist, hash)) return await keepChangedTexts()
  // We hold the lock: a draft that is still here was left by a build that was cut off.
  for (const name of readdirSync(dist).filter(entry => entry.startsWith('.draft-'))) rmSync(join(dist, name), { recursive: true })
  const startedAt = Date.now()
  const draft = mkdtempSync(join(dist, '.draft-'))
  try {
    await slowStep('Building the site (once for each change of the sources)', async () => {
      // Loaded only when there is something to build: the tools take longer to load than a start may take.
      const { buildProgram } = await import('./build/build-program.ts')
      const { buildCount } = await import('./build/build-count.ts')
      const { buildIslands } = await import('./build/build-islands.ts')
      const { buildFonts, buildPlainFonts } = await import('./build/build-fonts.ts')
      await buildProgram(root, join(draft, 'site'))
      const islands = await buildIslands(root, join(draft, 'assets', 'islands'))
      const fonts = await buildFonts(root, join(draft, 'assets', 'fonts'))
      // What is drawn on the server: the pictures to share.
      const plain = await buildPlainFonts(root, join(draft, 'site', 'fonts'))
      await buildCount(root, join(draft, 'count'), {
        web: { folder: join(draft, 'assets', 'fonts'), fonts },
        plain: { folder: join(draft, 'site', 'fonts'), fonts: plain },
      })
      await keepTexts(join(draft, 'site'))
      writeManifest(join(draft, 'assets'), { fonts, islands })
    })
    moveIntoPlace(draft, dist)
    writeStamp(dist, hash)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  if (!isQuiet) process.stdout.write(`Site built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.\n`)
}

/** Words are no source of a build, and may have changed since. */
async function keepChangedTexts() {
  try {
    await keepTexts(join(dist, 'site'))
  } catch {
    // The site reads the words itself when it starts, and names the file that cannot be read.
  }
}

/** @param {string} folder */
async function keepTexts(folder) {
  const { prepareTexts } = await import('../apps/site/src/foundation/i18n/read-texts.ts')
  prepareTexts(join(root, 'content/messages'), join(folder, 'texts.json'))
}

/** @param {unknown} error */
function whatToDo(error) {
  const code = errorCode(error) ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full. Make room and run the same command again.'
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return `This user cannot write in ${dist}. Change its owner or permissions and run the same command again.`
  return error instanceof Error ? error.message : String(error)
}
