import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type OpenDatabase, openEmbedded, openPostgres } from '../apps/site/src/foundation/database/open.ts'
import { startTemporaryPostgres } from '../scripts/test/temporary-postgres.ts'
import { formFields } from './form-fields.ts'
import type { Row } from './row.ts'

type Place = {
  readonly work: string
  readonly startSite: (
    cpu: number,
    env: Readonly<Record<string, string>>,
  ) => Promise<{ address: string; pid: number; stop: () => Promise<void> }>
}

/** As many as the guard of the forms lets through without a proof of work, whoever sends them. */
const warmUps = 50
const people = 500
const atOnce = 16
const path = '/updates/trusts/EX-003'
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

/**
 * How many people a second can sign up over HTTP, each from a connection of their own: the real form with all its fields, through the guard, until the
 * answer. Afterwards each has a row, and one mail to confirm it.
 */
export async function measureSignUps({ work, startSite }: Place): Promise<Row[]> {
  const env = { SPOTLIGHT_CAMPAIGN: 'example', SPOTLIGHT_SECRET: 'a secret of benchmarks, which protects nothing' }
  const folder = join(work, 'sign-ups')
  const embedded = await rateAt(await startSite(0, { ...env, SPOTLIGHT_DATA: folder }))
  await checkAll(await openEmbedded({ folder: join(folder, 'database') }))
  const rows: Row[] = [row('embedded database', embedded, 50)]
  const postgres = await startTemporaryPostgres()
  if ('missing' in postgres) {
    console.log(`Not measured on PostgreSQL: ${postgres.missing}`)
    return rows
  }
  try {
    const data = { SPOTLIGHT_DATA: join(work, 'sign-ups-postgres'), DATABASE_URL: postgres.url }
    const rate = await rateAt(await startSite(0, { ...env, ...data }))
    await checkAll(await openPostgres(postgres.url))
    return [...rows, row('PostgreSQL', rate, 200)]
  } finally {
    postgres.stop()
  }
}

const row = (where: string, value: number, least: number): Row => ({
  what: `people who sign up: ${where}`,
  value,
  unit: 'per second',
  limit: { at: 'least', value: least },
})

async function rateAt(site: { address: string; stop: () => Promise<void> }): Promise<number> {
  try {
    const page = await (await fetch(`${site.address}${path}`)).text()
    const fields = formFields(page, path)
    const send = async (from: number, to: number) => {
      let next = from
      const work = async () => {
        for (let person = next++; person < to; person = next++) await signUp(site.address, person, fields)
      }
      await Promise.all(Array.from({ length: atOnce }, work))
    }
    await send(0, warmUps)
    const begin = performance.now()
    await send(warmUps, warmUps + people)
    return people / ((performance.now() - begin) / 1000)
  } finally {
    await site.stop()
  }
}

function signUp(address: string, person: number, fields: URLSearchParams): Promise<void> {
  const form = new URLSearchParams(fields)
  form.set('address', `person-${person}@domain-${person % 40}.example`)
  // What a browser without scripts sends when it is asked for a proof: the confirmation mail takes its place.
  form.set('guard-by-mail', 'yes')
  const body = form.toString()
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${address}${path}`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          origin: address,
          'sec-fetch-site': 'same-origin',
          'x-forwarded-for': `10.${person >> 16}.${(person >> 8) & 255}.${person & 255}`,
        },
      },
      answer => {
        answer.resume()
        answer.on('end', () => {
          const isTaken = answer.statusCode === 303 && (answer.headers.location ?? '').endsWith('/updates/asked')
          if (isTaken) resolve()
          else reject(new Error(`A sign-up was answered by ${answer.statusCode}`))
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Nothing was lost and nothing doubled: each of them is there, with one mail. */
async function checkAll(database: OpenDatabase): Promise<void> {
  try {
    const { rows } = await sql<{ supporters: number; mails: number; readers: number }>`
      select (select count(*) from supporter where address like 'person-%') as supporters,
        count(*) as mails, count(distinct m.recipient) as readers
      from supporter_mail s join mail m on m.id = s.mail_id
      where s.kind = 'confirm' and m.recipient like 'person-%'`.execute(database.kysely)
    const [found] = rows
    const all = warmUps + people
    if (found?.supporters !== all || found.mails !== all || found.readers !== all)
      throw new Error(`Of ${all} sign-ups there are ${JSON.stringify(found)}`)
  } finally {
    await database.close()
  }
}
