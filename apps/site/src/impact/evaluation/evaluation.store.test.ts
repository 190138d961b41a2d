// Long because: the life of one report and one poster, from the first figures to what was put right and where it was shown.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { inTransaction, listAudit, type Router, type Services, sha256Of, writes } from '../../foundation/index.ts'
import { textOf } from '../../site/test/site-for-tests.ts'
import { publishPoster } from '../poster/edition/publish-poster.ts'
import { posterRoutes } from '../poster/poster-routes.ts'
import { savePoster } from '../poster/save-poster.ts'
import { addNote, changeNote, withdrawNote } from '../poster/sharing/keep-note.ts'
import { notesOf } from '../poster/sharing/note-store.ts'
import { keepFigures, saveWords } from './draft/change-draft.ts'
import { draftOf } from './draft/draft-store.ts'
import { reportDraft } from './draft/report-draft.ts'
import { editionByNumber } from './edition/edition-store.ts'
import { type PublishEdition, publishEdition } from './edition/publish-edition.ts'
import { evaluationRoutes } from './evaluation-routes.ts'
import { policyForTests, snapshotForTests, wordsForTests } from './test/snapshot-for-tests.ts'

const actor = { kind: 'system', name: 'test' } as const
const none = { en: '', cy: '' }
const reason = { en: 'A trust was in the wrong place. 💛', cy: 'Roedd ymddiriedolaeth yn y lle anghywir.' }
const both = (text: string) => ({ en: text, cy: `${text} (cy)` })

eachDatabase('evaluation reports and posters', open => {
  let services: Services
  let site: Router
  const see = async (path: string) => (await site.request(path)).text()
  const version = async () => (await draftOf(services.db, reportDraft)).version
  const publish = async (changes: Partial<PublishEdition> & Pick<PublishEdition, 'formToken'>) =>
    publishEdition(services.write, {
      basedOn: await version(),
      corrects: null,
      reason: none,
      campaign: 'example',
      messages: services.messages,
      publisher: '',
      actor,
      now: services.clock(),
      ...changes,
    })
  const deeds = async (deed: string) => (await listAudit(services.db, {}, { limit: 100 })).filter(entry => entry.deed === deed)

  beforeAll(() => {
    services = testServices(open())
    site = testRouter(services, router => {
      evaluationRoutes(router)
      posterRoutes(router)
    })
  })

  test('before there is one the pages say so, in both languages', async () => {
    expect(await see('/impact/reports')).toContain('There is no evaluation report yet.')
    expect(await see('/cy/impact/reports')).toContain('Nid oes adroddiad gwerthuso eto.')
    expect(await see('/impact/posters')).toContain('There is no poster yet.')
    for (const path of [
      '/impact/reports/1',
      '/impact/reports/1.pdf',
      '/impact/reports/1.json',
      '/impact/posters/1',
      '/impact/posters/1-a1.pdf',
    ])
      expect((await site.request(path)).status, path).toBe(404)
    expect(await publish({ formToken: 'too-early' })).toEqual({ kind: 'no', why: 'no-figures' })
  })

  test('of two who save at once the second is told; the same sent twice is kept once', async () => {
    const words = wordsForTests()
    const saved = await Promise.all([
      saveWords(services, { actor, basedOn: 0, words }),
      saveWords(services, { actor, basedOn: 0, words: wordsForTests({ summary: 'Another summary.' }) }),
    ])
    expect(saved.sort()).toEqual(['changed', 'saved'])
    const before = await version()
    expect(await saveWords(services, { actor, basedOn: before, words })).toMatch(/^(same|saved)$/)
    expect(await saveWords(services, { actor, basedOn: 0, words })).toBe('same')
    expect(await keepFigures(services, { actor, basedOn: 0, figures: snapshotForTests() })).toBe('changed')
    expect(await keepFigures(services, { actor, basedOn: await version(), figures: snapshotForTests() })).toBe('saved')
    expect((await deeds('evaluation.take-figures')).length).toBe(1)
  })

  test('two who publish at once make one edition, and the form that is sent again makes none', async () => {
    const tried = await Promise.all(['by-the-first', 'by-the-second'].map(formToken => publish({ formToken })))
    expect(tried.map(({ kind }) => kind).sort()).toEqual(['no', 'published'])
    const sent = tried[0]?.kind === 'published' ? 'by-the-first' : 'by-the-second'
    expect(await publish({ formToken: sent })).toEqual({ kind: 'same', number: 1 })
    expect((await deeds('evaluation.publish')).map(({ subject }) => subject.id)).toEqual(['1'])
  })

  test('the page shows every number with its day, its source and out of what, and what it cannot show', async () => {
    const page = await see('/impact/reports/1')
    expect(page).toContain('<strong>4 of 12</strong> trusts')
    expect(page.match(/data-figure-denominator/g)?.length).toBeGreaterThanOrEqual(4)
    expect(page).toContain('This cannot show that letters, or anything else that we did, caused the change.')
    expect(page).toContain('Example campaign')
    expect(page).toContain('Tŷ &lt;b&gt;Golau&lt;/b&gt; EX-003')
    const welsh = await see('/cy/impact/reports/1')
    expect(welsh).toContain('Yr hyn a newidiodd')
    expect(welsh).toContain('Ni all hyn ddangos')
  })

  test('whoever has the file finds the checksum of the page', async () => {
    const page = await see('/impact/reports/1')
    expect(page).toContain(sha256Of(await see('/impact/reports/1.json')))
    expect(page).toContain('It is not of the PDF.')
  })

  test('on paper it is tagged: language, title, headings, header cells with what they head, a picture with words', async () => {
    const paper = async (path: string) => Buffer.from(await (await site.request(path)).arrayBuffer())
    const first = await paper('/impact/reports/1.pdf')
    expect(first.equals(await paper('/impact/reports/1.pdf'))).toBe(true)
    const text = first.toString('latin1')
    for (const mark of [
      '/Marked true',
      '/Lang (en-GB)',
      '/DisplayDocTitle true',
      '/S /H1',
      '/S /H2',
      '/S /H3',
      '/S /Caption',
      '/Scope /Column',
      '/Scope /Row',
    ])
      expect(text, mark).toContain(mark)
    expect(text).toMatch(/\/S \/Figure\n[^>]*\/Alt \(/)
    expect((await paper('/cy/impact/reports/1.pdf')).toString('latin1')).toContain('/Lang (cy-GB)')
  })

  test('a correction is a new edition that names the earlier one and everything that is not the same', async () => {
    const before = await editionByNumber(services.db, 1)
    expect(await publish({ formToken: 'the-same-again' })).toEqual({ kind: 'no', why: 'nothing-new' })
    await saveWords(services, { actor, basedOn: await version(), words: wordsForTests({ summary: 'Put right.' }) })
    await keepFigures(services, {
      actor,
      basedOn: await version(),
      figures: snapshotForTests({ flow: null, ...policyForTests() }),
    })
    expect(await publish({ formToken: 'no-reason', corrects: 1 })).toEqual({ kind: 'no', why: 'reason-missing' })
    expect(await publish({ formToken: 'right', corrects: 1, reason })).toEqual({ kind: 'published', number: 2 })
    expect(await editionByNumber(services.db, 1)).toEqual(before)
    const page = await see('/impact/reports/2')
    expect(page).toContain('This edition puts edition 1 right')
    expect(page).toContain('the words “In short”')
    expect(page).toContain('what became of the trusts between two releases')
    expect(page).toContain('There are not yet two releases to compare.')
    for (const words of [
      'what nations ask of their hospitals; how the promise for 2026 stands',
      'What nations ask, and what was promised',
    ])
      expect(page).toContain(words)
    const text = textOf(page)
    expect(text).toContain('England Recording is required 1 January 2013 13 April 2026 A dataset')
    expect(text).toContain('How it stands: Begun. As of October 2026.')
    expect(text).toContain('An answer in parliament (https://answer.example)')
    expect(textOf(await see('/cy/impact/reports/2'))).toContain('Sut y mae’n sefyll: Wedi dechrau. Fel yr oedd ar Hydref 2026.')
    const old = await see('/impact/reports/1')
    expect(old).toContain('Something in this edition was put right')
    expect(old).toContain('href="/impact/reports/2"')
  })

  test('a poster shows figures of a published edition; the same form makes one', async () => {
    const words = { title: 'Count us', who: 'Who', what: 'What', how: 'How', means: 'It means' }
    const body = { words: { en: words, cy: { ...words, title: 'Cyfrwch ni' } }, edition: 1, measures: ['counting', 'unknown'] }
    const asked = {
      campaign: 'example',
      messages: services.messages,
      baseUrl: services.baseUrl,
      publisher: '',
      actor,
      now: services.clock(),
    } as const
    expect(await publishPoster(services.write, { ...asked, basedOn: 0, formToken: 'early' })).toEqual({
      kind: 'no',
      why: 'no-edition',
    })
    expect(await savePoster(services, { actor, basedOn: 0, body: { ...body, edition: null } })).toBe('saved')
    expect(await savePoster(services, { actor, basedOn: 0, body })).toBe('changed')
    expect(await savePoster(services, { actor, basedOn: 1, body })).toBe('saved')
    expect(await publishPoster(services.write, { ...asked, basedOn: 1, formToken: 'old-page' })).toEqual({
      kind: 'no',
      why: 'changed',
    })
    expect(await publishPoster(services.write, { ...asked, basedOn: 2, formToken: 'poster' })).toEqual({
      kind: 'published',
      number: 1,
    })
    expect(await publishPoster(services.write, { ...asked, basedOn: 2, formToken: 'poster' })).toEqual({
      kind: 'same',
      number: 1,
    })
    expect(await publishPoster(services.write, { ...asked, basedOn: 2, formToken: 'other' })).toEqual({
      kind: 'no',
      why: 'nothing-new',
    })
    const page = await see('/impact/posters/1')
    expect(page).toContain('<strong>4 of 12</strong>')
    expect(page).toContain(sha256Of(await see('/impact/posters/1.json')))
    expect(page).toContain('It has not been shown anywhere yet.')
    expect(await see('/cy/impact/posters/1')).toContain('Cyfrwch ni')
    expect(await see('/impact/reports/1')).toContain('href="/impact/posters/1"')
  })

  test('the wall and the hand get the same sheet, tagged, on one page, in both languages', async () => {
    for (const [path, box, lang] of [
      ['/impact/posters/1-a1.pdf', '/MediaBox [0 0 1683.78 2383.94]', 'en-GB'],
      ['/cy/impact/posters/1-a4.pdf', '/MediaBox [0 0 595.28 841.89]', 'cy-GB'],
    ] as const) {
      const text = Buffer.from(await (await site.request(path)).arrayBuffer()).toString('latin1')
      for (const mark of [box, `/Lang (${lang})`, '/Marked true', '/S /H1', '/S /Figure', '/Alt'])
        expect(text, `${path} ${mark}`).toContain(mark)
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
      expect(text, 'drawn, never photographed').not.toContain('/Subtype /Image')
    }
  })

  test('a note of where it was shown stands beside it, can be put right, and be taken off', async () => {
    const words = { place: both('A conference'), who: both('a nurse'), learnt: both('They asked <b>who</b> counts.') }
    const note = { actor, poster: 1, formToken: 'note', shownOn: '2026-11-20', words }
    expect(await addNote(services, { ...note, poster: 9 })).toBe('unknown')
    expect(await addNote(services, note)).toBe('added')
    expect(await addNote(services, note)).toBe('again')
    const [kept] = await notesOf(services.db, 1)
    if (!kept) throw new Error('The note should be there')
    expect(await see('/impact/posters/1')).toContain('They asked &lt;b&gt;who&lt;/b&gt; counts.')
    expect(await see('/cy/impact/posters')).toContain('A conference (cy)')
    const right = { ...words, who: both('a volunteer') }
    const change = { actor, id: kept.id, shownOn: '2026-11-20' }
    expect(await changeNote(services, { ...change, basedOn: 1, words: right })).toBe('saved')
    expect(await changeNote(services, { ...change, basedOn: 1, words: right })).toBe('same')
    expect(await changeNote(services, { ...change, basedOn: 1, words })).toBe('changed')
    expect(await withdrawNote(services, { actor, id: kept.id, basedOn: 1, reason: 'It named somebody.' })).toBe('changed')
    expect(await withdrawNote(services, { actor, id: kept.id, basedOn: 2, reason: 'It named somebody.' })).toBe('saved')
    expect(await withdrawNote(services, { actor, id: kept.id, basedOn: 2, reason: 'It named somebody.' })).toBe('same')
    expect(await changeNote(services, { ...change, basedOn: 3, words })).toBe('gone')
    expect(await see('/impact/posters/1')).not.toContain('A conference')
    expect((await deeds('sharing-note.withdraw')).length).toBe(1)
  })

  test('the database refuses to change or remove what was published', async () => {
    const change = (statement: string) =>
      inTransaction(open().db, tx => sql.raw(statement).execute(writes(tx))).catch((error: { code?: string }) => error.code)
    for (const table of ['evaluation_edition', 'evaluation_poster'])
      for (const statement of [`update ${table} set published_by = 'Somebody else'`, `delete from ${table}`])
        expect(await change(statement), statement).toBe('23000')
  })
})
