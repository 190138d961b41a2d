import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { explainFailure } from './explain-failure.mjs'
import { hasEverything, isInstalled, wantedStamp, writeStamp } from './installed.mjs'
import { canRun } from './node-version.mjs'
import { findRunningServer } from './running-server.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'spotlight-install-'))
  mkdirSync(join(root, 'node_modules'))
})
afterEach(() => rmSync(root, { recursive: true }))

const lock = {
  packages: { '': {}, 'apps/site': { version: '0.1.0' }, 'node_modules/hono': { version: '4.13.19', integrity: 'sha512-a' } },
}
const write = (file: string, value: object) => writeFileSync(join(root, file), JSON.stringify(value))

describe('whether the packages are there', () => {
  test('not before they are installed, and no longer when the lock file changes', () => {
    write('package-lock.json', lock)
    expect(isInstalled(root)).toBe(false)
    writeStamp(root)
    expect(isInstalled(root)).toBe(true)
    write('package-lock.json', { packages: { 'node_modules/hono': { version: '5.0.0' } } })
    expect(isInstalled(root)).toBe(false)
  })

  test('the stamp names the kind of machine', () => {
    write('package-lock.json', lock)
    expect(wantedStamp(root)).toContain(`${process.platform} ${process.arch}`)
  })

  test('what npm install has just brought is taken over', () => {
    write('package-lock.json', lock)
    write('node_modules/.package-lock.json', lock)
    expect(isInstalled(root)).toBe(true)
  })

  test.each([
    ['another version', { 'node_modules/hono': { version: '4.13.18', integrity: 'sha512-a' } }],
    ['other bytes', { 'node_modules/hono': { version: '4.13.19', integrity: 'sha512-b' } }],
    ['nothing', {}],
  ])('%s is not what the lock file asks for', (_, packages) => {
    expect(hasEverything(lock, { packages })).toBe(false)
  })

  test('only a package that is optional may be missing', () => {
    expect(hasEverything({ packages: { 'node_modules/fsevents': { version: '2.3.3', optional: true } } }, { packages: {} })).toBe(
      true,
    )
  })
})

test.each([
  ['a new Node anywhere', { version: '24.0.0', platform: 'darwin', arch: 'arm64', hasGlibc: false }, true],
  ['a Linux that gets its Node from npm', { version: '20.20.2', platform: 'linux', arch: 'x64', hasGlibc: true }, true],
  ['a Linux without glibc', { version: '20.20.2', platform: 'linux', arch: 'x64', hasGlibc: false }, false],
  ['a Mac with an old Node', { version: '22.1.0', platform: 'darwin', arch: 'arm64', hasGlibc: false }, false],
])('can run on %s', (_, machine, answer) => {
  expect(canRun(machine)).toBe(answer)
})

test.each([
  ['npm error code ENOTFOUND\nnpm error network request to https://registry.example/hono failed', 'cannot be reached'],
  ['npm error code ECONNREFUSED', 'cannot be reached'],
  ['npm error code ENOSPC', 'disk is full'],
  ['npm error code EACCES\nnpm error path /srv/spotlight/node_modules', 'cannot be written'],
  ['npm error code EUSAGE', 'do not fit together'],
  ['npm error code E404', 'does not have one of the packages'],
  ['npm error code EINTEGRITY', 'damaged or changed'],
  ['npm error something else', 'npm said:\n\nnpm error something else'],
])('explains %j', (output, sentence) => {
  expect(explainFailure(output)).toContain(sentence)
})

describe('a running server', () => {
  const sleeper = (file: string, cwd: string) => {
    mkdirSync(join(cwd, 'dist/site'), { recursive: true })
    writeFileSync(join(cwd, file), "process.send('up'); setInterval(() => {}, 1000)")
    const child = spawn(process.execPath, [file], { cwd, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    return new Promise<typeof child>(resolve => child.once('message', () => resolve(child)))
  }
  const writePid = (pid: number | undefined) => {
    mkdirSync(join(root, 'var'), { recursive: true })
    writeFileSync(join(root, 'var/server.pid'), `${pid}\n`)
  }

  test.runIf(process.platform === 'linux')('is found from the process list, whatever folder it keeps its data in', async () => {
    const child = await sleeper('dist/site/main.js', root)
    try {
      expect(findRunningServer(root, 'elsewhere')).toBe(child.pid)
    } finally {
      child.kill()
    }
  })

  test('is found by its pid file', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'spotlight-other-'))
    const child = await sleeper('dist/site/main.js', elsewhere)
    try {
      writePid(child.pid)
      expect(findRunningServer(root, 'var')).toBe(child.pid)
    } finally {
      child.kill()
      rmSync(elsewhere, { recursive: true })
    }
  })

  test('is not one that has ended, or something else that got its number', () => {
    writePid(2 ** 22 + 1)
    expect(findRunningServer(root, 'var')).toBeUndefined()
    if (process.platform === 'linux') {
      writePid(process.ppid)
      expect(findRunningServer(root, 'var')).toBeUndefined()
    }
  })

  test('is none where nothing runs', () => {
    expect(findRunningServer(root, 'var')).toBeUndefined()
  })
})
