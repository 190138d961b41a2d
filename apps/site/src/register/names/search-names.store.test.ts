import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { inTransaction } from '../../foundation/index.ts'
import { inventedTrustForTests, registerMigrationsForTests, registerSeedForTests } from '../register-for-tests.ts'
import { saveInventedTrusts } from '../save-invented-trusts.ts'
import { searchNames } from './search-names.ts'

/** What was typed, and the trust whose page it leads to; with the hospital or the old name by way of which. */
const clear = [
  ['RA2', 'RA2'],
  ['ra2', 'RA2'],
  ['Royal Surrey', 'RA2'],
  ['Leeds Teaching Hospitals', 'RR8'],
  ['leeds teaching hospitals nhs trust', 'RR8'],
  ['Addenbrooke’s Hospital', 'RGT'],
  ['Adenbrookes', 'RGT'],
  ['addenbrookes', 'RGT'],
  ['Leads general infirmary', 'RR8'],
  ['Ysbyty Gwynedd', '7A1'],
  ['ysbyty gwynedd', '7A1'],
  ['Bae Abertawe', '7A3'],
  ['Bwrdd Iechyd Prifysgol Caerdydd a’r Fro', '7A4'],
  ['Caerdydd ar Fro', '7A4'],
  ['Southmead', 'RA7'],
  ['Guys & St Thomas', 'RJ1'],
  ['Guy’s and St Thomas’', 'RJ1'],
  ['Velindre', 'RQF'],
  ['Belfast', 'BHSCT'],
  ['NHS Lothian', 'S08000024'],
  ['The Christie', 'RBV'],
  ['Royal Marsden', 'RPY'],
] as const

eachDatabase(
  'finding by name',
  open => {
    const search = (text: string) => searchNames(open().db, text, { campaign: 'uk' })

    test.each(clear)('%s leads to %s', async (text, code) => {
      const answer = await search(text)
      expect(answer.kind === 'one' ? answer.match.trust.code : answer).toBe(code)
    })

    test.each([
      ['Leads general', 'RR8', 'Leeds General Infirmary'],
      ['St James’s', 'RR8', 'St James'],
      ["st james's university hospital", 'RR8', 'St James'],
      ['st jamess', 'RR8', 'St James'],
    ])('%s offers %s with its hospital', async (text, code, hospital) => {
      const answer = await search(text)
      const matches = answer.kind === 'several' ? answer.matches : answer.kind === 'one' ? [answer.match] : []
      const match = matches.find(({ trust }) => trust.code === code)
      expect(match?.hospitals.some(({ name }) => name.includes(hospital))).toBe(true)
    })

    test('an old name leads to the successor, and says why', async () => {
      for (const text of ['North Bristol', 'RVJ', 'North Bristol NHS Trust']) {
        const answer = await search(text)
        expect(answer).toMatchObject({
          kind: 'one',
          match: {
            trust: { code: 'RA7' },
            former: { code: 'RVJ', name: 'North Bristol NHS Trust', closedOn: '2026-06-30' },
          },
        })
      }
    })

    test('a trust that was split leads to all that followed it', async () => {
      const answer = await search('Pennine Acute')
      expect(answer.kind === 'several' && answer.matches.map(({ trust }) => trust.code).sort()).toEqual(['R0A', 'RM3'])
    })

    test('a name that a trust has laid down is no trust of its own', async () => {
      const answer = await search('University Hospitals Bristol NHS Foundation Trust')
      expect(answer).toMatchObject({ kind: 'one', match: { trust: { code: 'RA7' }, former: { code: null, closedOn: null } } })
    })

    test('a closed trust without a known successor is found as it was', async () => {
      const answer = await search('Mid Staffordshire NHS Foundation Trust')
      expect(answer).toMatchObject({ kind: 'one', match: { trust: { code: 'RJD', closedOn: '2017-10-31' }, former: null } })
    })

    test('a town with several trusts is a choice, those that are asked first', async () => {
      const answer = await search('Manchester')
      const matches = answer.kind === 'several' ? answer.matches : []
      expect(matches.map(({ trust }) => trust.code)).toEqual(expect.arrayContaining(['R0A', 'RBV']))
    })

    test.each(['hospital', 'NHS trust', 'zzzz', '!!!', ''])('"%s" finds nothing', async text => {
      expect(await search(text)).toEqual({ kind: 'none' })
    })

    test('the index follows the register', async () => {
      const { db } = open()
      expect(await search('Lamplightholme')).toEqual({ kind: 'none' })
      const invented = inventedTrustForTests('EX-901', 'Lamplightholme Trust')
      await inTransaction(db, tx => saveInventedTrusts(tx, { trusts: [invented], hospitals: [], politicians: [] }, new Date()))
      const inExample = await searchNames(db, 'Lamplightholme', { campaign: 'example' })
      expect(inExample).toMatchObject({ kind: 'one', match: { trust: { code: 'EX-901' } } })
      // What is invented never shows in the real campaign.
      expect(await search('Lamplightholme')).toEqual({ kind: 'none' })
    })
  },
  { migrations: registerMigrationsForTests, seed: registerSeedForTests },
)
