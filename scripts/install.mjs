/**
 * Installs the packages of package-lock.json, when they are not there yet. It comes before everything else, so it is plain JavaScript
 * that runs on Node 20 without a dependency. One npm script keeps the Node that it began with: what follows is a script of its own.
 */
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCode, withExclusiveLock } from './exclusive-lock.mjs'
import { explainFailure } from './install/explain-failure.mjs'
import { isInstalled, writeStamp } from './install/installed.mjs'
import { canRun, checkPackagedNode, hasPackagedNode, installNode, isNewEnough, thisMachine } from './install/node-version.mjs'
import { findRunningServer } from './install/running-server.mjs'
import { slowStep } from './slow-step.mjs'

const root = resolve(fileURLToPath(new URL('..', import.meta.url)))
const isQuiet = process.argv.includes('--quiet')

class CannotInstall extends Error {}

try {
  await install()
} catch (error) {
  if (!(error instanceof CannotInstall)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function install() {
  if (isInstalled(root)) {
    if (!isNewEnough(process.versions.node) && !hasPackagedNode(root)) throw new CannotInstall(installNode)
    return
  }
  if (!canRun(thisMachine())) throw new CannotInstall(installNode)
  refuseIfNotWritable()
  await withExclusiveLock(
    join(root, '.install.lock'),
    async () => {
      if (isInstalled(root)) return
      refuseIfServerRuns()
      const startedAt = Date.now()
      const node = nodeOutsidePackages()
      await slowStep('Installing the packages that Spotlight needs (once for each version)', () => runNpm(node))
      if (!checkPackagedNode(root, versionOf(node))) throw new CannotInstall(installNode)
      writeStamp(root)
      if (!isQuiet) process.stdout.write(`Packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s.\n`)
    },
    { onWait: () => process.stderr.write('Another command is installing the packages: waiting for it …\n') },
  )
}

function refuseIfServerRuns() {
  const pid = findRunningServer(root, process.env.SPOTLIGHT_DATA || 'var')
  if (pid === undefined) return
  throw new CannotInstall(
    `The packages have changed, and Spotlight is running from this folder (process ${pid}). Stop it first, then run the same command again.`,
  )
}

function refuseIfNotWritable() {
  try {
    accessSync(root, constants.W_OK)
  } catch (error) {
    throw new CannotInstall(explainFailure(errorCode(error) ?? ''))
  }
}

/**
 * npm must not run on the Node inside node_modules, which it is about to replace.
 *
 * @returns {string}
 */
function nodeOutsidePackages() {
  const inside = join(root, 'node_modules')
  const fromNpm = process.env.npm_node_execpath
  if (fromNpm !== undefined && !fromNpm.startsWith(inside) && existsSync(fromNpm)) return fromNpm
  if (!process.execPath.startsWith(inside)) return process.execPath
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const found = pathWithout(inside)
    .map(folder => join(folder, name))
    .find(file => existsSync(file))
  return found ?? process.execPath
}

/** @param {string} folder */
function pathWithout(folder) {
  return (process.env.PATH ?? '').split(delimiter).filter(entry => entry !== '' && !entry.startsWith(folder))
}

/** @param {string} node */
function versionOf(node) {
  return node === process.execPath ? process.versions.node : spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()
}

/**
 * @param {string} node
 * @returns {Promise<void>}
 */
function runNpm(node) {
  // Development packages are what builds the site, so they are needed on a server too, where NODE_ENV may say “production”.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const npmScript = process.env.npm_execpath
  const [command, commandArgs] = npmScript?.endsWith('npm-cli.js') ? [node, [npmScript, ...args]] : ['npm', args]
  return new Promise((resolveRun, reject) => {
    const child = spawn(command, commandArgs, {
      cwd: root,
      env: { ...process.env, PATH: pathWithout(join(root, 'node_modules')).join(delimiter) },
      shell: command === 'npm' && process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    process.once('exit', () => child.kill())
    for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))
    let output = ''
    child.stdout.on('data', chunk => {
      output += chunk
    })
    child.stderr.on('data', chunk => {
      output += chunk
    })
    child.on('error', error =>
      reject(new CannotInstall(explainFailure(`${errorCode(error) ?? ''} npm was not found or did not start.`))),
    )
    child.on('close', status => {
      if (status === 0) resolveRun()
      else reject(new CannotInstall(explainFailure(output)))
    })
  })
}
