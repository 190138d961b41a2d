import type { Translate } from '../../foundation/index.ts'
import type { ConsentLine } from '../consent/consent-store.ts'

/** One line of the evidence as a sentence; the words that it was about stand under it. */
export function sayConsent(t: Translate, line: ConsentLine, nameOf: (trustCode: string) => string): string {
  const { says, purpose, basis, about, page, at, askedAt, way } = line
  const words = { day: t.day(at), page, trust: about === null ? '' : nameOf(about) }
  if (says === 'withdrawn') {
    if (purpose === 'updates' || purpose === 'network') {
      return t('join.preferences.withdrawnList', { day: words.day, list: t(`join.preferences.list.${purpose}`) })
    }
    if (purpose === 'my-condition') return t('join.preferences.withdrawnOwn', { day: words.day })
    return t(about === null ? 'network.preferences.withdrawn' : 'network.preferences.withdrawnAbout', words)
  }
  if (way === 'import') return t('join.preferences.imported', { day: words.day, page, asked: t.day(askedAt ?? at) })
  if (basis === 'soft-opt-in') return t('join.preferences.givenSoft', words)
  return t(
    purpose === 'hospital-alerts' && about !== null ? 'network.preferences.givenAbout' : 'network.preferences.given',
    words,
  )
}
