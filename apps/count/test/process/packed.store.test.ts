import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { contentsOf, filesIn, folderForTests } from '../support/folders.ts'
import { buildProgram, done, root } from '../support/program.ts'
import { unpackZip } from '../support/unpack-zip.ts'

vi.setConfig({ testTimeout: 240_000 })

const folder = folderForTests()
const without = withoutNetwork()
const isLinux = process.platform === 'linux' && process.arch === 'x64'
const why = isLinux
  ? without === undefined
    ? 'this machine allows no network namespace'
    : undefined
  : 'the zip is for Linux on x64'
const packed = why === undefined ? describe : describe.skip

packed(`the zip for Linux${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  let home = ''

  beforeAll(async () => {
    buildProgram()
    const said = execFileSync(process.execPath, [join(root, 'scripts/pack-count.mjs'), 'linux'], { encoding: 'utf8' })
    const zip = said.split('\n')[0] ?? ''
    await unpackZip(zip, folder)
    home = join(
      folder,
      zip
        .split('/')
        .at(-1)
        ?.replace(/\.zip$/, '') ?? '',
    )
  }, 240_000)

  /** In a place with no network, no environment, no other program on the path, and without this repository in sight. */
  function runPacked(args: readonly string[]) {
    const [command = '', ...before] = [...(without ?? []), join(home, 'spotlight-count')]
    const { status, stdout, stderr } = spawnSync(command, [...before, ...args], {
      cwd: folder,
      env: { PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
    })
    return { exitCode: status, out: stdout, wrong: stderr }
  }

  test('says the truth about its files in SHA256SUMS.txt', () => {
    const contents = contentsOf(home)
    const sums = readFileSync(join(home, 'SHA256SUMS.txt'), 'utf8').trim().split('\n')
    const named = sums.map(line => line.split('  '))
    expect(named.map(([, path]) => path)).toEqual(filesIn(home).filter(path => path !== 'SHA256SUMS.txt'))
    for (const [sum, path = ''] of named) expect(contents[path], path).toBe(sum)
  })

  test('has its own Node, the manual, the definitions and the licences of its parts', () => {
    const files = filesIn(home)
    for (const file of [
      'bin/node',
      'manual/README.md',
      'README.txt',
      'LICENCE.txt',
      'LICENCES-OF-PARTS.txt',
      'program/definitions/definitions.yaml',
    ])
      expect(files).toContain(file)
    expect(files.filter(path => /\.(ts|map)$/.test(path))).toEqual([])
  })

  test('counts an invented hospital without any network, as the program that it was packed from does', async () => {
    expect(
      spawnSync(without?.[0] ?? '', [...(without ?? []).slice(1), 'cat', '/proc/net/dev'], { encoding: 'utf8' }).stdout,
    ).not.toMatch(/eth|wlan|ens/)
    for (const args of [
      ['example', 'try', '--people', '150'],
      ['check', 'try/extracts'],
      ['count', 'try/extracts', '--out', 'packed'],
      ['report', 'packed'],
      ['example', '--score', 'try', '--results', 'packed'],
    ]) {
      const { exitCode, wrong } = runPacked(args)
      expect(exitCode, `${args.join(' ')}: ${wrong}`).toBe(0)
    }
    await done(['count', join(folder, 'try/extracts'), '--out', join(folder, 'built')])
    await done(['report', join(folder, 'built')])
    expect(contentsOf(join(folder, 'packed'))).toEqual(contentsOf(join(folder, 'built')))
  })

  test('and does the same where no environment variable is set and the folder is another', () => {
    const { status } = spawnSync(join(home, 'spotlight-count'), ['--help'], { cwd: '/', env: {} })
    expect(status).toBe(0)
  })
})

/** How to start a program in a network namespace of its own, where this machine allows that. */
function withoutNetwork(): string[] | undefined {
  return [
    ['unshare', '-n'],
    ['unshare', '-rn'],
  ].find(([command = '', ...args]) => spawnSync(command, [...args, 'true']).status === 0)
}
