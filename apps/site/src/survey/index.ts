import type { Room } from '../foundation/index.ts'
import { answersRoutes } from './answers/answers-routes.ts'
import { classifyRoutes } from './answers/classify/classify-routes.ts'
import { fileRoutes } from './attachments/file-routes.ts'
import { fileTodos } from './attachments/file-todos.ts'
import { byHandBody, byHandRoutes } from './by-hand/by-hand-routes.ts'
import { complaintsRoutes } from './complaints/complaint-routes.ts'
import { complaintTodos } from './complaints/complaint-todos.ts'
import { complaintsPath } from './complaints/links.ts'
import { migration0015Complaints } from './complaints/migration-0015.ts'
import { contactsRoutes } from './contacts/contact-routes.tsx'
import { contactsLink } from './contacts/links.ts'
import { correctionsRoutes } from './corrections/corrections-routes.ts'
import { publishedLink } from './corrections/links.ts'
import { dueDateRoutes } from './due-date/due-date-routes.ts'
import { dueDatePath } from './due-date/links.ts'
import { holidaysRoutes } from './holidays/holidays-routes.ts'
import { importHolidaysCommand } from './holidays/import-holidays-command.ts'
import { holidaysPath } from './holidays/links.ts'
import { holidaysMigration } from './holidays/migration-0010.ts'
import { heldMailPath } from './mail-in/links.ts'
import { mailInRoutes } from './mail-in/mail-in-routes.ts'
import { mailInTodos } from './mail-in/mail-in-todos.ts'
import { takeInBody } from './mail-in/take-in-routes.ts'
import { markingRoutes } from './marking/marking-routes.ts'
import { markingTodos } from './marking/marking-todos.ts'
import { surveyMigrations } from './migrations.ts'
import { publicationMigration } from './publishing/migration-0014.ts'
import { publishingRoutes } from './publishing/publishing-routes.ts'
import { publishingTodos } from './publishing/publishing-todos.ts'
import { rehearsalBar } from './rehearsal/rehearsal-bar.tsx'
import { rehearsalRoutes } from './rehearsal/rehearsal-routes.ts'
import { closeRestoredLinks } from './replies/close-restored-links.ts'
import { repliesRoutes } from './replies/console-routes.tsx'
import { replyBodies } from './replies/file-limits.ts'
import { repliesMigration } from './replies/migration-0013.ts'
import { repliesTodos } from './replies/replies-todos.ts'
import { replyRoutes } from './replies/reply-routes.tsx'
import { migration0010 } from './requests/migration-0010.ts'
import { requestsRoutes } from './requests/requests-routes.ts'
import { roundsLink } from './rounds/links.ts'
import { roundsRoutes } from './rounds/routes.ts'
import { sendingRoutes } from './sending/sending-routes.ts'
import { surveyMailsSettled } from './sending/survey-mail-settled.ts'
import { sinceRoutes } from './since-you-last-looked/since-page.tsx'
import { sinceTodos } from './since-you-last-looked/since-todos.ts'
import { statisticsRoutes } from './statistics/statistics-routes.ts'
import { lettersPanel } from './threads/letters-panel.tsx'
import { migration0015Threads } from './threads/migration-0015.ts'
import { threadsRoutes } from './threads/thread-routes.ts'
import { threadTodos } from './threads/thread-todos.ts'
import { migration0010Worklist } from './worklist/migration-0010-worklist.ts'
import { worklistRoutes } from './worklist/routes.ts'
import { surveyTodos } from './worklist/survey-todos.ts'

export * from './answer-types.ts'
export { AttachmentFolder } from './attachments/attachment-folder.ts'
export { watchFiles } from './attachments/watch-files.ts'
export { listHolidays } from './holidays/holiday-store.ts'
export { holidaysLink } from './holidays/links.ts'
export { holidaySeed } from './holidays/seed-holidays.ts'
export { MailFolder } from './mail-in/mail-folder.ts'
export { startMailIn } from './mail-in/start-mail-in.ts'
export { watchDropFolder } from './mail-in/watch-drop-folder.ts'
export { standingOf, standingsOf } from './marking/load-standings.ts'
export { publishOnTime } from './publishing/publish-on-time.ts'
export { isRehearsal } from './rehearsal/movable-clock.ts'
export { Play } from './rehearsal/play.ts'
export { unreadReplies } from './replies/unread-replies.ts'
export { reckonEachDay } from './requests/reckon-each-day.ts'
export { requestsOnTheirWay } from './requests/requests-on-their-way.ts'
export { roundsLink } from './rounds/links.ts'
export { NotComparableNotice } from './rounds/pages/not-comparable-notice.tsx'
export { allRounds } from './rounds/round-store.ts'
export { type Comparison, compareRounds } from './rounds/rules/compare-rounds.ts'
export { type Division, divisions } from './schema.ts'
export { answersInTime, type RoundInTime } from './statistics/answers-in-time.ts'
export * from './types.ts'
export { resumeBulkAtStart } from './worklist/resume-bulk-at-start.ts'

/** Asks every trust, and knows at any moment who owes what by when. */
export const surveyRoom: Room = {
  name: 'survey',
  migrations: [
    ...surveyMigrations,
    holidaysMigration,
    migration0010,
    migration0010Worklist,
    repliesMigration,
    publicationMigration,
    migration0015Complaints,
    migration0015Threads,
  ],
  routes: router => {
    dueDateRoutes(router)
    holidaysRoutes(router)
    // Before the pages of one round: `/console/rounds/new` is no round.
    roundsRoutes(router)
    worklistRoutes(router)
    requestsRoutes(router)
    fileRoutes(router)
    answersRoutes(router)
    classifyRoutes(router)
    markingRoutes(router)
    sendingRoutes(router)
    statisticsRoutes(router)
    contactsRoutes(router)
    mailInRoutes(router)
    replyRoutes(router)
    repliesRoutes(router)
    byHandRoutes(router)
    threadsRoutes(router)
    complaintsRoutes(router)
    publishingRoutes(router)
    correctionsRoutes(router)
    sinceRoutes(router)
    rehearsalRoutes(router)
  },
  largerBodies: [takeInBody, byHandBody, ...replyBodies],
  menu: [
    { place: 'footer', order: 50, path: dueDatePath, label: 'due-date.menu' },
    { place: 'console', order: 60, path: holidaysPath, label: 'holidays.menu' },
    { place: 'console', order: 20, path: roundsLink(), label: 'rounds.menu' },
    { place: 'console', order: 30, path: publishedLink(), label: 'corrections.menu' },
    { place: 'console', order: 40, path: contactsLink(), label: 'contacts.menu' },
    { place: 'console', order: 45, path: heldMailPath, label: 'mail-in.menu' },
    { place: 'console', order: 47, path: complaintsPath, label: 'complaints.menu' },
  ],
  commands: [importHolidaysCommand],
  afterRestore: closeRestoredLinks,
  consoleTodos: async c => [
    ...(await sinceTodos(c)),
    ...(await surveyTodos(c)),
    ...(await mailInTodos(c)),
    ...(await fileTodos(c)),
    ...(await markingTodos(c)),
    ...(await repliesTodos(c)),
    ...(await threadTodos(c)),
    ...(await publishingTodos(c)),
    ...(await complaintTodos(c)),
  ],
  trustPanels: lettersPanel,
  consoleBar: rehearsalBar,
  mailsSettled: surveyMailsSettled,
}
