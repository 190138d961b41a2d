// Long because: a signature’s way from the standards to the numbers and back, on one seeded database.
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { forgetGuard } from '../../../test/support/forget-guard.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { seedEntries } from '../../content/index.ts'
import { inTransaction, listAudit, listMail, type Router, record, rows, type Services, writes } from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { textOf } from '../../site/test/site-for-tests.ts'
import { decideProfessional } from '../professionals/decide-professional.ts'
import { keepProfessionals } from '../professionals/keep-professionals.ts'
import { professionalRoutes } from '../professionals/professional-routes.ts'
import type { ProfessionalTables } from '../professionals/professional-tables.ts'
import { keepEditionNow } from '../standards/edition-store.ts'
import { standardsKinds } from '../standards/standards-kinds.ts'
import { standardsRoutes } from '../standards/standards-routes.ts'
import type { StandardsTables } from '../standards/standards-tables.ts'
import { decideName } from './decide-name.ts'
import { endorsementPurpose } from './endorsement-purpose.tsx'
import { endorsementRoutes } from './endorsement-routes.ts'
import type { EndorsementTables } from './endorsement-tables.ts'
import { holdRestoredNames, keepEndorsements } from './keep-endorsements.ts'
import { endorsementsPart } from './pages/standards-part.tsx'

const dayMs = 24 * 60 * 60 * 1000
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const actor = { kind: 'system', name: 'test' } as const
const complete = { name: 'First Signer', role: 'nurse', trust: 'EX-101', address: 'first@trust.nhs.uk', showName: 'yes' }

eachDatabase('standing behind the standards', open => {
  let services: Services
  let app: Router
  let now: Date
  const servicesAt = () =>
    testServices(open(), { clock: () => now, mailDomain: 'spotlight.example', entryKinds: [...standardsKinds] })
  beforeAll(async () => {
    now = new Date('2026-11-23T10:00:00Z')
    await seedEntries(servicesAt())
    const trusts = [inventedTrustForTests('EX-101', 'The Example trust at the Sea')]
    await inTransaction(open().db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, now))
  })
  beforeEach(() => {
    now = new Date('2026-11-23T10:00:00Z')
    services = servicesAt()
    app = testRouter(
      services,
      router => professionalRoutes(router, [endorsementPurpose]),
      router => standardsRoutes(router, async c => [await endorsementsPart(c)]),
      endorsementRoutes,
    )
  })
  afterEach(async () => {
    await forgetGuard(open().db)
    await inTransaction(open().db, async tx => {
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      const db = writes<EndorsementTables & ProfessionalTables & { mail: { id: number } }>(tx)
      for (const table of ['endorsement', 'professional', 'mail'] as const) await db.deleteFrom(table).execute()
    })
  })

  const get = (path: string) => app.request(path)
  const text = async (path: string) => textOf(await (await get(path)).text())
  const press = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = ours) =>
    app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  const hidden = async (path = '/standards/endorse') => {
    const html = await (await get(path)).text()
    const of = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    return { words: of('words'), edition: of('edition') }
  }
  const sign = async (fields: Record<string, string> = {}, path = '/standards/endorse') =>
    press(path, { ...(await hidden(path)), ...complete, ...fields })
  const mails = () => listMail(open().db)
  const newest = async (kind: 'professionals/confirm' | 'standards/endorse/mine') => {
    for (const mail of await mails()) {
      const found = new RegExp(`http://localhost:3000((?:/cy)?/${kind}/[\\w-]{43})`).exec(mail.text)?.[1]
      if (found) return found
    }
    throw new Error(`No mail has a link to ${kind}`)
  }
  const endorsements = () => rows<EndorsementTables>(open().db).selectFrom('endorsement').selectAll().orderBy('id').execute()
  const only = async () => {
    const [one, ...more] = await endorsements()
    if (!one || more.length > 0) throw new Error('There is not one signature')
    return one
  }
  const signed = async (fields: Record<string, string> = {}) => {
    expect((await sign(fields)).status).toBe(303)
    expect((await press(await newest('professionals/confirm'))).status).toBe(200)
  }
  const decide = async (verdict: 'show' | 'hide' | 'remove', version?: number) => {
    const one = await only()
    return decideName(services, { id: one.id, version: version ?? one.version, actor, verdict })
  }

  test('the standards stand in three groups, in both languages, with their version, which is kept for ever', async () => {
    const page = await text('/standards')
    for (const title of ['Information and support', 'Treatment and care', 'Palliative and supportive care'])
      expect(page).toContain(title)
    expect(page).toContain('A nurse who knows secondary breast cancer')
    expect(page).toContain('If it is missing')
    expect(page).toContain('This is version 1, of 23 November 2026')
    expect(await text('/cy/standards')).toContain('Nyrs sy’n adnabod canser eilaidd y fron')
    expect(await text('/standards/professionals')).toContain('How it can be seen')
    await keepEditionNow(services)
    expect(await keepEditionNow(services)).toBe(false)
    expect(await text('/standards/versions/1')).toContain('A nurse who knows secondary breast cancer')
    expect((await get('/standards/versions/2')).status).toBe(404)
    const change = writes<StandardsTables>(open().db).updateTable('standards_edition').set({ contents: 'other' }).execute()
    await expect(change).rejects.toThrow('final')
  })

  test('a signature counts by the yes of its owner, is named after two more, and goes when it is taken back', async () => {
    const answer = await sign()
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
      303,
      '/professionals/asked',
      null,
    ])
    expect(await only()).toMatchObject({ state: 'unconfirmed', edition: 1, name_state: 'hidden', trust_code: 'EX-101' })
    const confirm = await newest('professionals/confirm')
    expect(await text(confirm)).toContain('First Signer')
    expect(await text('/standards/endorsements')).toContain('Nobody has signed yet')
    expect((await press(confirm)).status).toBe(200)
    expect((await press(confirm)).status).toBe(200)
    expect((await mails()).length).toBe(2)
    const counted = await text('/standards/endorsements')
    expect(counted).toContain('fewer than 5 people who work in health care')
    expect(counted).not.toContain('First Signer')
    expect(await text('/standards')).toContain('fewer than 5')

    const { version } = await only()
    expect(await decide('show', version - 1)).toBe('changed')
    expect(await decide('show')).toBe('done')
    expect(await text('/standards/endorsements')).toContain('First Signer')
    expect(await text('/cy/standards/endorsements')).toContain('Nyrs')

    const mine = await newest('standards/endorse/mine')
    expect((await press(mine, { do: 'hide' })).status).toBe(303)
    expect(await text('/standards/endorsements')).not.toContain('First Signer')
    // Who has taken the name back is not shown by staff who had the page open.
    expect(await decide('show')).toBe('changed')
    expect((await press(mine, { do: 'show', words: 'other words' })).status).toBe(200)
    expect((await only()).name_state).toBe('hidden')
    expect((await press(mine, { do: 'show', words: (await hidden(mine)).words })).status).toBe(303)
    expect((await only()).name_state).toBe('waiting')

    expect(
      (await press(mine, { do: 'take-back' }, { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }))
        .status,
    ).toBe(403)
    expect((await press(mine, { do: 'take-back' })).status).toBe(410)
    expect((await press(mine, { do: 'take-back' })).status).toBe(410)
    expect(await only()).toMatchObject({ state: 'ended', name: '', employer: '', mailbox: '', trust_code: null })
    expect(await text('/standards/endorsements')).toContain('Nobody has signed yet')
    expect(JSON.stringify(await listAudit(open().db, {}, { limit: 60 }))).not.toMatch(/First Signer|trust\.nhs\.uk/)
  })

  test('one mailbox counts once, whatever stands behind a plus', async () => {
    await signed()
    await signed({ address: 'First+again@trust.nhs.uk', name: 'First Signer again' })
    expect((await endorsements()).map(({ state, ended_because }) => [state, ended_because])).toEqual([
      ['ended', 'replaced'],
      ['counted', null],
    ])
  })

  test('an address that only looks like one of the health service counts when a person has said so, and goes when they say no', async () => {
    const elsewhere = { trust: 'other', employer: 'A hospice 💜', address: 'nurse@nhs.uk.example.com' }
    await signed(elsewhere)
    expect(await only()).toMatchObject({ state: 'review', employer: 'A hospice 💜' })
    expect(await text('/standards/endorsements')).toContain('Nobody has signed yet')
    const judge = async (verdict: 'good' | 'refused') => {
      const professional = await rows<ProfessionalTables>(open().db)
        .selectFrom('professional')
        .selectAll()
        .executeTakeFirstOrThrow()
      return decideProfessional(services, [endorsementPurpose], {
        id: professional.id,
        version: professional.version,
        actor,
        verdict,
      })
    }
    expect(await judge('good')).toBe('done')
    expect((await only()).state).toBe('counted')
    expect(await judge('refused')).toBe('done')
    expect(await only()).toMatchObject({ state: 'ended', ended_because: 'address', name: '' })
    expect((await mails())[0]?.subject).toBe('We could not count your signature')
  })

  test('what is wrong is said with everything that was typed, and nothing is kept', async () => {
    const answer = await sign({ name: '<b>💜</b>', role: '', address: 'nobody' })
    const html = await answer.text()
    expect([answer.status, textOf(html).includes('Please choose what you do')]).toEqual([422, true])
    expect(html).toContain('value="&lt;b&gt;💜&lt;/b&gt;"')
    expect((await sign({ edition: '7' })).status).toBe(409)
    expect((await sign({ words: 'x' })).status).toBe(409)
    expect(
      (
        await press('/standards/endorse', complete, {
          ...ours,
          origin: 'https://elsewhere.example',
          'sec-fetch-site': 'cross-site',
        })
      ).status,
    ).toBe(403)
    expect(await endorsements()).toEqual([])
    expect(await mails()).toEqual([])
  })

  test('sent twice it is one signature and one mail; what nobody confirms is forgotten, with the address', async () => {
    await sign()
    await sign()
    expect([(await endorsements()).length, (await mails()).length]).toEqual([1, 1])
    now = new Date(now.getTime() + 8 * dayMs)
    expect(await keepEndorsements(services)).toBe(1)
    expect(await keepProfessionals(services, [endorsementPurpose])).toMatchObject({ forgotten: 1 })
    expect((await mails()).map(({ to }) => to)).toEqual([''])
  })

  test('after a restore no name shows before somebody has looked at it again', async () => {
    await signed()
    expect(await decide('show')).toBe('done')
    expect(await holdRestoredNames(open().db, now)).toContain('1 names')
    expect((await only()).name_state).toBe('waiting')
    expect(await holdRestoredNames(open().db, now)).toBeNull()
  })

  test('who is shown by name must have agreed: the database has the words', async () => {
    await signed({ showName: '' })
    expect(await decide('show')).toBe('changed')
    await signed({ address: 'second@trust.nhs.uk' })
    const consents = await rows<EndorsementTables>(open().db)
      .selectFrom('endorsement_consent')
      .innerJoin('endorsement_wording', 'endorsement_wording.id', 'endorsement_consent.wording_id')
      .select(['endorsement_wording.text', 'endorsement_consent.way'])
      .execute()
    expect(consents).toEqual([{ text: expect.stringContaining('Show my name'), way: 'form' }])
    await expect(writes<EndorsementTables>(open().db).deleteFrom('endorsement_consent').execute()).rejects.toThrow(
      'only ever added',
    )
  })
})
