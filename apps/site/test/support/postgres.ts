import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Where the PostgreSQL server for tests is, or why there is none. `npm test` starts one and says so in the environment. */
export function postgresForTests(
  env: Readonly<Record<string, string | undefined>> = process.env,
): { url: string } | { missing: string } {
  if (env.TEST_DATABASE_URL) return { url: env.TEST_DATABASE_URL }
  return { missing: env.TEST_DATABASE_MISSING ?? 'TEST_DATABASE_URL is not set' }
}

type Scratch = { readonly url: string; readonly drop: () => Promise<void> }

/** A database of its own for one test file, so that files can run side by side. `drop` also ends the connections that were left open. */
export async function createScratchDatabase(serverUrl: string, template = 'template0'): Promise<Scratch> {
  const name = `spotlight_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await onServer(serverUrl, `create database ${name} template ${template} encoding 'UTF8'`)
  const drop = async () => {
    await onServer(serverUrl, `drop database if exists ${name} with (force)`)
  }
  return { url: databaseAt(serverUrl, name), drop }
}

/**
 * The same with what `fill` puts into it, which is done once for each key and copied from then on: to migrate and seed takes a second and
 * more, a copy a tenth of one. Whoever runs many versions of the schema on one server has old templates there: those of other days are dropped.
 */
export async function copyOfTemplate(serverUrl: string, key: string, fill: (url: string) => Promise<void>): Promise<Scratch> {
  const template = `spotlight_template_${key}`
  const [known] = await onServer(serverUrl, 'select datname as name from pg_database where datname = $1', [template])
  if (!known) await makeTemplate(serverUrl, template, fill)
  return createScratchDatabase(serverUrl, template)
}

async function makeTemplate(serverUrl: string, template: string, fill: (url: string) => Promise<void>): Promise<void> {
  const scratch = await createScratchDatabase(serverUrl)
  try {
    await fill(scratch.url)
    const name = new URL(scratch.url).pathname.slice(1)
    await onServer(serverUrl, `comment on database ${name} is '${today()}'`)
    await onServer(serverUrl, `alter database ${name} rename to ${template}`)
  } catch (error) {
    await scratch.drop()
    // Two test workers may make the same template at once: the first one stays.
    if (!isTakenName(error)) throw error
  }
  await dropOldTemplates(serverUrl)
}

async function dropOldTemplates(serverUrl: string): Promise<void> {
  const old = await onServer(
    serverUrl,
    `select datname as name from pg_database
     where datname like 'spotlight\\_template\\_%' and shobj_description(oid, 'pg_database') < $1`,
    [today()],
  )
  for (const { name } of old) await onServer(serverUrl, `drop database if exists ${name} with (force)`)
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** PostgreSQL's `duplicate_database`. */
const isTakenName = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42P04'

function databaseAt(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(url: string, statement: string, values: readonly string[] = []): Promise<{ name: string }[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(statement, [...values])
    return rows
  } finally {
    await client.end()
  }
}
