import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/support/test-database.ts'
import { foundationRoom } from '../foundation/index.ts'
import { noFacts } from './charity.ts'
import { charityOf } from './charity-store.ts'
import { keepImage, keptImage, publicImage } from './image-store.ts'
import { contentMigrations } from './migrations.ts'
import { saveCharity } from './save-charity.ts'

const actor = { kind: 'command', name: 'test' } as const
const now = new Date('2026-11-22T10:00:00Z')
const tomorrow = new Date('2026-11-23T10:00:01Z')
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0x80])
const helpline = {
  name: 'Example line',
  phone: '01632 960001',
  hours: 'Weekdays',
  url: 'https://line.example/',
  source: 'its own page',
  checkedOn: '2026-11-20',
}

eachDatabase(
  'who runs this site',
  open => {
    test('is nobody at first', async () => {
      expect(await charityOf(open().db)).toEqual({ ...noFacts, version: 0, savedAt: null })
    })

    test('is what was saved, field by field', async () => {
      const logo = await keepImage(open().db, png, now)
      if ('fault' in logo) throw new Error('The picture was not taken')
      const facts = {
        name: 'Elusen Ŵyn',
        numberEnglandWales: '123456',
        numberScotland: 'SC012345',
        numberNorthernIreland: 'NIC100001',
        address: '1 Road\nTown',
        privacyContact: 'privacy@charity.example',
        fromAddress: 'campaign@charity.example',
        logo,
        partners: [
          { name: 'Partner', link: 'https://partner.example/', logo },
          { name: 'Other', link: 'https://other.example/', logo: null },
        ],
        helpline,
      }
      expect(await saveCharity(open().db, { actor, facts, basedOn: 0, now })).toEqual({ outcome: 'saved', version: 1 })
      expect(await charityOf(open().db)).toEqual({ ...facts, version: 1, savedAt: now })
    })

    test('saves once when the button is pressed twice', async () => {
      const facts = { ...noFacts, name: 'A' }
      await saveCharity(open().db, { actor, facts, basedOn: 0, now })
      expect(await saveCharity(open().db, { actor, facts, basedOn: 0, now: tomorrow })).toEqual({
        outcome: 'nothing-to-do',
        version: 1,
      })
      expect(await charityOf(open().db)).toMatchObject({ version: 1, savedAt: now })
    })

    test('refuses the slower of two people and shows what is there', async () => {
      await saveCharity(open().db, { actor, facts: { ...noFacts, name: 'A' }, basedOn: 0, now })
      const slower = await saveCharity(open().db, { actor, facts: { ...noFacts, name: 'B' }, basedOn: 0, now })
      expect(slower).toMatchObject({ outcome: 'conflict', current: { name: 'A', version: 1 } })
      expect(await charityOf(open().db)).toMatchObject({ name: 'A', version: 1 })
    })

    test('lets one of two people win who save at the same moment', async () => {
      const outcomes = await Promise.all(
        ['A', 'B'].map(name => saveCharity(open().db, { actor, facts: { ...noFacts, name }, basedOn: 0, now })),
      )
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved'])
    })

    test('serves only pictures that stand on the site, byte for byte', async () => {
      const logo = await keepImage(open().db, png, now)
      if ('fault' in logo) throw new Error('The picture was not taken')
      expect(await publicImage(open().db, logo.sha256)).toBeNull()
      await saveCharity(open().db, { actor, facts: { ...noFacts, logo }, basedOn: 0, now })
      const shown = await publicImage(open().db, logo.sha256)
      expect(shown?.type).toBe('image/png')
      expect(Uint8Array.from(shown?.bytes ?? [])).toEqual(png)
    })

    test('forgets a picture that nothing has shown for a day, and keeps the one in use', async () => {
      const unused = await keepImage(open().db, Uint8Array.from([...png, 1]), now)
      const used = await keepImage(open().db, png, now)
      if ('fault' in unused || 'fault' in used) throw new Error('The pictures were not taken')
      await saveCharity(open().db, { actor, facts: { ...noFacts, logo: used }, basedOn: 0, now })
      expect(await keptImage(open().db, unused.sha256)).not.toBeNull()
      await saveCharity(open().db, { actor, facts: { ...noFacts, name: 'A', logo: used }, basedOn: 1, now: tomorrow })
      expect(await keptImage(open().db, unused.sha256)).toBeNull()
      expect(await keptImage(open().db, used.sha256)).toEqual(used)
    })
  },
  { migrations: [...(foundationRoom.migrations ?? []), ...contentMigrations], freshFor: 'test' },
)
