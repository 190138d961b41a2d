import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TemporaryPostgres = { url: string; version: string; stop: () => void }

const debianFolder = '/usr/lib/postgresql'
const oldestVersion = 15

/**
 * Starts a PostgreSQL server of its own for the tests, from Debian's packages, in a temporary folder. PostgreSQL refuses to run as root,
 * so root hands it to the user that Debian's package has made.
 */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres | { missing: string }> {
  const version = newestVersion()
  if (version === undefined) {
    return {
      missing: `PostgreSQL ${oldestVersion} or newer is not installed (Debian: apt-get install postgresql), and TEST_DATABASE_URL is not set`,
    }
  }
  const owner = process.getuid?.() === 0 ? postgresUser() : 'self'
  if (owner === undefined) return { missing: 'PostgreSQL does not run as root, and there is no user "postgres" to run it as' }

  const bin = join(debianFolder, version, 'bin')
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-postgres-'))
  if (owner !== 'self') chownSync(folder, owner.uid, owner.gid)
  const as = (program: string, args: string[]): [string, string[]] =>
    owner === 'self' ? [join(bin, program), args] : ['runuser', ['-u', 'postgres', '--', join(bin, program), ...args]]
  const data = join(folder, 'data')
  const stop = () => {
    spawnSync(...as('pg_ctl', ['stop', '-D', data, '-m', 'immediate']), { stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const port = await freePort()
    run(as('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']))
    const settings = [`-p ${port}`, '-c listen_addresses=127.0.0.1', `-k ${folder}`, '-c fsync=off', '-c max_connections=200']
    run(as('pg_ctl', ['start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', settings.join(' ')]))
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, version, stop }
  } catch (error) {
    const log = existsSync(join(folder, 'log'))
      ? readFileSync(join(folder, 'log'), 'utf8').trim().split('\n').slice(-3).join(' ')
      : ''
    stop()
    return {
      missing: `PostgreSQL ${version} did not start: ${error instanceof Error ? error.message : String(error)} ${log}`.trim(),
    }
  }
}

function newestVersion(): string | undefined {
  if (!existsSync(debianFolder)) return undefined
  return readdirSync(debianFolder)
    .filter(version => Number(version) >= oldestVersion && existsSync(join(debianFolder, version, 'bin', 'initdb')))
    .sort((a, b) => Number(a) - Number(b))
    .at(-1)
}

function postgresUser(): { uid: number; gid: number } | undefined {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .find(([name]) => name === 'postgres')
  return entry === undefined ? undefined : { uid: Number(entry[2]), gid: Number(entry[3]) }
}

function run([program, args]: [string, string[]]): void {
  // Its own folder as the working folder: the user postgres may not read the one that we are in. No pipes: the server would keep them open.
  execFileSync(program, args, { stdio: 'ignore', cwd: '/' })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port)
        else reject(new Error('the system gave no free port'))
      })
    })
  })
}
