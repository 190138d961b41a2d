import type { Translate } from '../../foundation/index.ts'
import { notesOf, sourcesOf } from './notes-of.ts'
import type { PressDocument } from './press-document.ts'
import type { PressView } from './press-view.ts'
import { headlineOf, storyOf } from './story-of.ts'
import { nothingTyped, type TypedPress } from './typed-press.ts'

/**
 * Writes the press release: from what has been published, and what somebody has added. A pure function: the same input gives the same words.
 */
export function writePress(t: Translate, view: PressView, typed: TypedPress = nothingTyped): PressDocument {
  return {
    title: view.trust === null ? t('press.text.blankTitle') : t('press.page.title', { name: view.trust.name }),
    notice: view.campaign === 'example' ? t('press.text.notice') : null,
    kicker: t('press.text.kicker'),
    when: typed.from === null ? t('press.text.now') : t('press.text.embargo', { day: t.day(typed.from) }),
    headline: headlineOf(t, view),
    story: storyOf(t, view, typed),
    end: t('press.text.end'),
    notesTitle: t('press.text.notes'),
    notes: notesOf(t, view, typed),
    sourcesTitle: t('press.text.sources'),
    sources: sourcesOf(t, view),
  }
}
