import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../test/support/test-database.ts'
import { testServices } from '../../test/support/test-router.ts'
import { foundationRoom } from '../foundation/index.ts'
import { noFacts } from './charity.ts'
import { charityOf } from './charity-store.ts'
import { contentMigrations } from './migrations.ts'
import { saveCharity } from './save-charity.ts'
import { seedCharity } from './seed-charity.ts'

const actor = { kind: 'command', name: 'test' } as const
const now = new Date('2026-11-22T10:00:00Z')
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const whole = `
name: The Charity
charityNumbers:
  scotland: SC012345
address: |
  1 Road
  Town
fromAddress: campaign@charity.example
logo: logo.png
helpline:
  name: Line
  phone: 01632 960001
  hours: Weekdays
  url: https://line.example/
  source: its own page
  checkedOn: 2026-11-20
partners:
  - name: Partner
    link: https://partner.example/
`

eachDatabase(
  'the seed of who runs this site',
  open => {
    let root = ''
    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), 'spotlight-charity-'))
      mkdirSync(join(root, 'content/charity'), { recursive: true })
    })
    afterEach(() => rmSync(root, { recursive: true, force: true }))
    const plant = (yaml: string) => {
      writeFileSync(join(root, 'content/charity.yaml'), yaml)
      return seedCharity(testServices(open(), { root, clock: () => now }))
    }

    test('is read, with its logo', async () => {
      writeFileSync(join(root, 'content/charity/logo.png'), png)
      await plant(whole)
      expect(await charityOf(open().db)).toMatchObject({
        version: 1,
        name: 'The Charity',
        numberScotland: 'SC012345',
        address: '1 Road\nTown',
        logo: { type: 'image/png' },
        helpline: { phone: '01632 960001', checkedOn: '2026-11-20' },
        partners: [{ name: 'Partner', link: 'https://partner.example/', logo: null }],
      })
    })

    test('is read once: what was saved since wins', async () => {
      await plant('name: From the file')
      await saveCharity(open().db, { actor, facts: { ...noFacts, name: 'From the page' }, basedOn: 1, now })
      await plant('name: From the file, changed')
      expect(await charityOf(open().db)).toMatchObject({ name: 'From the page', version: 2 })
    })

    test('an empty file is no answer: it can be filled in later', async () => {
      await plant('name: ""')
      expect(await charityOf(open().db)).toMatchObject({ version: 0 })
      await plant('name: Filled in')
      expect(await charityOf(open().db)).toMatchObject({ name: 'Filled in', version: 1 })
    })

    test('a missing file is no answer either', async () => {
      await seedCharity(testServices(open(), { root }))
      expect(await charityOf(open().db)).toMatchObject({ version: 0 })
    })

    test.each([
      ['fromAddress: nobody', '"fromAddress": Enter one e-mail address'],
      ['charityNumbers:\n  scotland: "12"', '"charityNumbers.scotland": Enter SC and six digits'],
      ['helpline:\n  name: Line', '"helpline.phone": Fill this in too'],
      ['partners:\n  - name: P', '"partners.0.link": Enter the partner’s web address'],
      ['telephone: 1', '"telephone": there is no field of this name'],
      ['logo: gone.png', '"logo": there is no picture content/charity/gone.png'],
      ['logo: ../../package.json', '"logo": there is no picture'],
    ])('%j stops the start and is named', async (yaml, words) => {
      await expect(plant(yaml)).rejects.toMatchObject({ code: 'bad-data', message: expect.stringContaining(words) })
      expect(await charityOf(open().db)).toMatchObject({ version: 0 })
    })
  },
  { migrations: [...(foundationRoom.migrations ?? []), ...contentMigrations], freshFor: 'test' },
)
