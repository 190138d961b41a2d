import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { allMigrations } from '../../src/app.tsx'
import { composeServices, readMessages } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { type OpenDatabase, openPostgres, silentLog } from '../../src/foundation/index.ts'
import { writeBackup } from '../../src/foundation/operate/backup/backup-file.ts'
import { verifyBackup } from '../../src/foundation/operate/backup/read-backup.ts'
import { restoreRows } from '../../src/foundation/operate/backup/restore-rows.ts'
import { prepare } from '../../src/prepare.ts'
import { createScratchDatabase, postgresForTests } from '../support/postgres.ts'
import { root } from '../support/site-process.ts'
import { openFromImage } from '../support/test-image.ts'

// The whole register is loaded and restored, several times.
vi.setConfig({ testTimeout: 180_000 })

const folder = mkdtempSync(join(tmpdir(), 'spotlight-all-rooms-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Opened = { database: OpenDatabase; drop: () => Promise<void> }
const places: { name: string; create: () => Promise<Opened> }[] = [
  {
    name: 'PGlite',
    create: async () => {
      const database = await openFromImage([], undefined)
      return { database, drop: () => database.close() }
    },
  },
]
const postgres = postgresForTests()
if ('url' in postgres) {
  places.push({
    name: 'PostgreSQL',
    create: async () => {
      const scratch = await createScratchDatabase(postgres.url)
      const database = await openPostgres(scratch.url)
      return { database, drop: () => database.close().then(scratch.drop) }
    },
  })
}

describe.each(places)('everything that the example campaign holds, on $name', ({ name, create }) => {
  test.each(places)('is the same to the byte after a restore on $name', async target => {
    const file = join(folder, `${name}.backup.gz`)
    const again = join(folder, `${name}-${target.name}.backup.gz`)
    const source = await create()
    const restored = await target.create()
    try {
      const { database } = source
      const config = readConfig({ SPOTLIGHT_DATA: folder }, root)
      const services = composeServices({ config, root, database, messages: readMessages(root), log: silentLog })
      await prepare({ database, services, say: () => {} })
      await writeBackup(database.kysely, file)
      await restoreRows(restored.database.kysely, file, await verifyBackup(file), allMigrations())
      await writeBackup(restored.database.kysely, again)
      expect(readFileSync(again).equals(readFileSync(file))).toBe(true)
    } finally {
      await source.drop()
      await restored.drop()
    }
  })
})
