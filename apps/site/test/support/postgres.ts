import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Where the PostgreSQL server for tests is, or why there is none. `npm test` starts one and says so in the environment. */
export function postgresForTests(
  env: Readonly<Record<string, string | undefined>> = process.env,
): { url: string } | { missing: string } {
  if (env.TEST_DATABASE_URL) return { url: env.TEST_DATABASE_URL }
  return { missing: env.TEST_DATABASE_MISSING ?? 'TEST_DATABASE_URL is not set' }
}

/** A database of its own for one test file, so that files can run side by side. `drop` also ends the connections that were left open. */
export async function createScratchDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `spotlight_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await onServer(serverUrl, `create database ${name} template template0 encoding 'UTF8'`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
