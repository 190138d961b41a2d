import { type ConsoleRoute, consoleRoute, type Deed, type Subject } from '../../../accounts/index.ts'
import type { Ctx, Router } from '../../../foundation/index.ts'
import { contentPage } from './content-page.tsx'
import { editPage, newEntryPage, postEdit, postNewEntry } from './edit-page.tsx'
import { entryHere, kindHere } from './entry-here.ts'
import {
  acceptOfferAt,
  contentPath,
  declineOfferAt,
  discardDraftAt,
  editEntryAt,
  entryAt,
  kindAt,
  newEntryAt,
  previewEntryAt,
  previewPageAt,
  programmeAt,
  publishEntryAt,
  restoreVersionAt,
  scheduleEntryAt,
  takeDownAt,
  unscheduleEntryAt,
  versionAt,
  versionsAt,
} from './entry-links.ts'
import { entryPage } from './entry-page.tsx'
import { kindPage } from './kind-page.tsx'
import {
  postAccept,
  postDecline,
  postDiscard,
  postPublish,
  postRestore,
  postSchedule,
  postTakeDown,
  postUnschedule,
} from './post-moves.ts'
import { previewAlone, previewPage } from './preview-page.tsx'
import { programmePage } from './programme-page.tsx'
import { versionPage, versionsPage } from './versions-page.tsx'

type Handle = ConsoleRoute['handle']

/** There must be such a kind, or such an entry. */
const ofKind = async (c: Ctx): Promise<Subject> => {
  kindHere(c)
  return { state: null }
}
const ofEntry = async (c: Ctx): Promise<Subject> => {
  await entryHere(c)
  return { state: null }
}

/** Where staff write and publish what everybody reads. */
export function entriesRoutes(router: Router): void {
  const get = (path: string, handle: Handle, subject?: ConsoleRoute['subject'], deed: Deed = 'content.see') =>
    consoleRoute(router, { method: 'get', path, deed, subject, handle })
  const post = (path: string, deed: Deed, handle: Handle, subject: ConsoleRoute['subject'] = ofEntry) =>
    consoleRoute(router, { method: 'post', path, deed, subject, handle })

  get(contentPath, contentPage)
  get(kindAt.path, kindPage, ofKind)
  get(newEntryAt.path, newEntryPage, ofKind, 'entry.make')
  post(newEntryAt.path, 'entry.make', postNewEntry, ofKind)
  get(entryAt.path, entryPage, ofEntry)
  get(editEntryAt.path, editPage, ofEntry, 'entry.write')
  post(editEntryAt.path, 'entry.write', postEdit)
  get(previewEntryAt.path, previewPage, ofEntry)
  get(previewPageAt.path, previewAlone, ofEntry)
  post(publishEntryAt.path, 'entry.publish', postPublish)
  post(scheduleEntryAt.path, 'entry.schedule', postSchedule)
  post(unscheduleEntryAt.path, 'entry.unschedule', postUnschedule)
  post(discardDraftAt.path, 'entry.discard', postDiscard)
  post(takeDownAt.path, 'entry.take-down', postTakeDown)
  get(versionsAt.path, versionsPage, ofEntry)
  get(versionAt.path, versionPage, ofEntry)
  post(restoreVersionAt.path, 'entry.restore', postRestore)
  get(programmeAt.path, programmePage, ofEntry)
  post(acceptOfferAt.path, 'entry.accept', postAccept)
  post(declineOfferAt.path, 'entry.decline', postDecline)
}
