import { mostFormBytes, type Room } from '../foundation/index.ts'
import { guideDocuments } from './guides/guide-documents.ts'
import { guideRoutes } from './guides/guide-routes.ts'
import { lettersTodos } from './letters/console/letters-todos.ts'
import { lettersPath } from './letters/console/links.ts'
import { letterRoutes } from './letters/letter-routes.ts'
import { lettersMailReturned } from './letters/mail/letters-mail-returned.ts'
import { lettersMailSettled } from './letters/mail/letters-mail-settled.ts'
import { migration0020 } from './letters/migration-0020.ts'
import { holdRestoredLetters } from './letters/restored-letters.ts'
import { politicianRoutes } from './politician/politician-routes.ts'
import { politicianLetters } from './politician/politician-source.ts'
import { pressRoutes } from './press/press-routes.ts'
import { signTodos } from './sign/console/sign-todos.ts'
import { signsRoutes } from './sign/console/signs-routes.ts'
import { signRoutes } from './sign/maker/sign-routes.ts'
import { addPath, signsPath } from './sign/sign-links.ts'
import { holdRestoredPhotos } from './sign/wall/hold-restored-photos.ts'
import { migration0022 } from './sign/wall/migration-0022.ts'
import { wallRoutes } from './sign/wall/wall-routes.ts'
import { actPath } from './today/act-links.ts'
import { actPanel } from './today/act-panel.tsx'
import { todayRoutes } from './today/today-routes.ts'
import { migration0027 } from './totals/migration-0027.ts'
import { rebuildTotalsCommand } from './totals/rebuild-totals-command.ts'
import { totalsPanel } from './totals/totals-panel.tsx'
import { trustLetterRoutes } from './trust-letter/trust-letter-routes.ts'
import { trustLetters } from './trust-letter/trust-source.ts'

export { exampleLettersSeed } from './example/seed-example-letters.ts'
export { keepAct } from './keep-act.ts'
export { LetterPrivacy } from './letters/pages/letter-privacy.tsx'
export { letterRetention } from './letters/retention/letter-retention.ts'
export {
  type Days,
  type LetterSum,
  letterSums,
  lettersByMonth,
  lettersToTrusts,
  type MonthOfLetters,
} from './letters/totals/letters-over-time.ts'
export { signTotals } from './sign/wall/sign-totals.ts'
export { actPath } from './today/act-links.ts'
export { type ActTotal, actTotals, rebuildTotals } from './totals/act-totals.ts'
export { type Rounded, rounded } from './totals/rounded.ts'
export { totalInWords } from './totals/totals-panel.tsx'

/** What a visitor can do about what they have seen: write, tell the papers, show a sign, join. */
export const actRoom: Room = {
  name: 'act',
  migrations: [migration0020, migration0022, migration0027],
  routes: router => {
    todayRoutes(router)
    politicianRoutes(router)
    letterRoutes(router, [politicianLetters, trustLetters])
    trustLetterRoutes(router)
    pressRoutes(router)
    guideRoutes(router)
    signRoutes(router)
    wallRoutes(router)
    signsRoutes(router)
  },
  menu: [
    { place: 'header', order: 20, path: actPath, label: 'act.menu' },
    { place: 'console', order: 52, path: lettersPath, label: 'act-letters.console.menu' },
    { place: 'console', order: 54, path: signsPath, label: 'sign.console.menu' },
  ],
  documents: guideDocuments,
  commands: [rebuildTotalsCommand],
  // Telephones make large photographs.
  largerBodies: [{ path: addPath, bytes: mostFormBytes }],
  consoleTodos: async c => [...(await lettersTodos(c)), ...(await signTodos(c))],
  mailSettled: lettersMailSettled,
  mailReturned: lettersMailReturned,
  afterRestore: async (db, now) => {
    const said = [await holdRestoredLetters(db, now), await holdRestoredPhotos(db, now)].filter(each => each !== null)
    return said.length > 0 ? said.join('\n') : null
  },
  trustPanels: async (code, c) => [...(await actPanel(code, c)), ...(await totalsPanel(code, c))],
}
