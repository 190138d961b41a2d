import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import { countStatuses, type ReleaseSummary } from '../../releases/index.ts'
import { documentAsText } from './press-document.ts'
import type { PressTrust, PressView } from './press-view.ts'
import { nothingTyped } from './typed-press.ts'
import { writePress } from './write-press.ts'

const messages = loadMessages(join(findRoot(import.meta.dirname), 'content/messages'))
const trust: PressTrust = { code: 'AA1', name: 'First Trust', body: 'trust', nation: 'england' }
const nothing = countStatuses([])

const beforeFirst: PressView = {
  campaign: 'uk',
  baseUrl: 'https://spotlight.example',
  charity: { name: '', helpline: null, charityNumbers: '', isComplete: false },
  trust,
  standing: { kind: 'before-first' },
  release: null,
  question: 'Do you count?',
  uk: nothing,
  nations: [{ nation: 'england', counts: nothing }],
  record: [],
  earlier: {
    nation: 'england',
    year: 2016,
    publisher: 'Breast Cancer Care',
    title: 'Press release',
    publishedOn: '2016-09-21',
    retrievedOn: '2026-11-22',
    nothingPercent: 19,
    partPercent: 47,
    caveat: '',
  },
}
const release: ReleaseSummary = {
  id: '2026-1.1',
  title: 'Corrected',
  asOf: '2026-11-03',
  publishedOn: '2026-11-17',
  criteria: '2026-1',
  sha256: '',
  correction: { parent: '2026-1', trustCodes: ['AA1'], reason: 'We had read it wrongly.' },
  correctedBy: null,
}
const say = (view: PressView, typed = nothingTyped, locale: 'en' | 'cy' = 'en') =>
  documentAsText(writePress(messages.in(locale), view, typed))

describe('a press release', () => {
  test('before any release says so, with the dated result of 2016 and no count of ours', () => {
    const text = say(beforeFirst)
    expect(text).toContain('has not published any results yet')
    expect(text).toContain('In 2016, 19% of hospital trusts in England collected nothing, and another 47% collected only in part')
    expect(text).toContain('(Breast Cancer Care, 21 September 2016; how many were asked is not known)')
    expect(text).not.toMatch(/by status|not been asked|not asked|Example/)
    expect(text).toContain('https://spotlight.example/register')
  })

  test('never says that nothing is known of a trust that has spoken in public: its words stand there with date and source', () => {
    const figures = [{ what: 'new diagnoses a year', value: 70, periodStart: null, periodEnd: null, isEstimate: true }]
    const statement = {
      id: 'one',
      trustCode: 'AA1',
      kind: 'statement' as const,
      publisher: 'First Trust',
      title: 'A statement',
      url: 'https://trust.example/statement',
      dated: '2018-12',
      retrievedOn: '2026-11-22',
      quotes: [{ question: null, text: 'We count.' }],
      figures,
      statements: ['Recording since 2016.'],
    }
    const text = say({ ...beforeFirst, record: [statement] })
    expect(text).not.toContain('It is not known')
    expect(text).toContain(
      'published by First Trust, December 2018: Recording since 2016. “We count.” Its own figures: new diagnoses a year: 70 (estimated).',
    )
    expect(text).toContain('First Trust, December 2018: https://trust.example/statement')
  })

  test('of a corrected release gives the reason where it concerns the trust, and elsewhere only says that it does not', () => {
    const corrected: PressView = { ...beforeFirst, standing: { kind: 'new' }, release, earlier: null }
    expect(say(corrected)).toContain('Release 2026-1.1 corrects release 2026-1. The reason: We had read it wrongly.')
    const other = say({ ...corrected, trust: { ...trust, code: 'AA2', name: 'Second Trust' } })
    expect(other).toContain('What it puts right is not about Second Trust.')
    expect(other).not.toContain('We had read it wrongly')
  })

  test('says who runs the campaign and where readers find help, only where that is known', () => {
    expect(say(beforeFirst)).toContain('No charity has put its name to this copy of it yet.')
    const helpline = { name: 'The helpline', phone: '0000 000', hours: 'Every day.', url: '' }
    const charity = { name: 'The Charity', helpline, charityNumbers: '123456', isComplete: true }
    const text = say({ ...beforeFirst, charity })
    expect(text).toContain('It is run by The Charity (123456).')
    expect(text).toContain('For readers who need to talk to someone: The helpline, 0000 000. Every day.')
  })

  test('a reason that nobody has put into Welsh is marked as English in the Welsh one', () => {
    const reason = { words: 'It treats eyes only.', language: 'en' as const }
    const press = writePress(messages.in('cy'), { ...beforeFirst, standing: { kind: 'outside', reason, isUndecided: false } })
    expect(press.story[0]).toMatchObject({ line: expect.arrayContaining([reason]) })
  })

  test('what somebody begins to write decides which places are left: those without which nobody can print it', () => {
    const text = say(beforeFirst, { ...nothingTyped, words: 'Count us.' })
    expect(text).toContain('[your name] said: “Count us.”')
    expect(text).toContain('[your name, telephone number and e-mail address, for the editor only]')
    expect(text).not.toMatch(/your town|somebody else|Asked for a comment/)
  })

  test('every sentence exists in Welsh', () => {
    expect(messages.missing('cy').filter(key => key.startsWith('press.'))).toEqual([])
  })
})
