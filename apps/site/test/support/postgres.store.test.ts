import pg from 'pg'
import { expect, test } from 'vitest'
import { copyOfTemplate, postgresForTests } from './postgres.ts'

const server = postgresForTests()
const query = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

test.skipIf('missing' in server)(
  `a copy has what was put into its template, once, and nothing of another copy${'missing' in server ? ` (${server.missing})` : ''}`,
  async () => {
    if ('missing' in server) return
    const key = `lamps_${process.pid}`
    let filled = 0
    const fill = async (url: string) => {
      filled += 1
      await query(url, 'create table lamp as select 1 as id')
    }
    const copies = await Promise.all([copyOfTemplate(server.url, key, fill), copyOfTemplate(server.url, key, fill)])
    const third = await copyOfTemplate(server.url, key, fill)
    // Two who begin at the same moment may both fill one; whoever comes after them finds it.
    expect(filled).toBeLessThanOrEqual(2)
    await query(third.url, 'delete from lamp')
    expect(await Promise.all([...copies, third].map(({ url }) => query(url, 'select id from lamp')))).toEqual([
      [{ id: 1 }],
      [{ id: 1 }],
      [],
    ])
    for (const { drop } of [...copies, third]) await drop()
    await query(server.url, `drop database spotlight_template_${key}`)
  },
)
