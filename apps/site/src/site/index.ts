import { consoleLink } from '../accounts/index.ts'
import { auditLink, type Room } from '../foundation/index.ts'
import { findLink, registerLink } from '../register/index.ts'
import { accessibilityPage, accessibilityPath } from './accessibility/accessibility-page.tsx'
import { cardRoutes } from './appointment/card-routes.ts'
import { goLiveLink, outboxLink, registerDeskLink, setupLink } from './console/console-links.ts'
import { consoleRoutes } from './console/console-routes.ts'
import { goLiveMigration } from './console/go-live/migration-0008.ts'
import { constituenciesPath } from './constituency/brief-link.ts'
import { briefRoutes } from './constituency/brief-routes.ts'
import { designPage, designPath } from './design/design-page.tsx'
import { refuseWrongMethods } from './errors/wrong-method.ts'
import { findRoutes } from './find/find-routes.ts'
import { homePage } from './home/home-page.tsx'
import { privacyPage, privacyPath } from './privacy/privacy-page.tsx'
import { registerRoutes } from './register/register-routes.ts'
import { searchPath } from './search/search-link.ts'
import { searchRoutes } from './search/search-routes.ts'
import { trustPage } from './trust-page/trust-page.tsx'

export { makeTxtLookup } from './console/go-live/mail/make-txt-lookup.ts'
export { errorPage } from './errors/error-page.tsx'
export { notFoundPage } from './errors/not-found-page.tsx'
export { problemFor } from './errors/problem-for.ts'
export { exampleCampaignSeed } from './example-campaign/index.ts'
export { composeShell } from './shell/compose-shell.ts'

/** The room that composes the others: the pages that belong to all of them, and what stands around every page. */
export const siteRoom: Room = {
  name: 'site',
  migrations: [goLiveMigration],
  routes: router => {
    router.get('/', homePage)
    router.get('/trusts/:code', trustPage)
    cardRoutes(router)
    briefRoutes(router)
    findRoutes(router)
    searchRoutes(router)
    registerRoutes(router)
    consoleRoutes(router)
    router.get(privacyPath, privacyPage)
    router.get(accessibilityPath, accessibilityPage)
    router.get(designPath, designPage)
    refuseWrongMethods(router)
  },
  menu: [
    { place: 'console', order: 10, path: consoleLink(), label: 'console.menu.today' },
    { place: 'console', order: 90, path: auditLink(), label: 'audit.title' },
    { place: 'console', order: 77, path: goLiveLink(), label: 'go-live.menu' },
    { place: 'console', order: 80, path: setupLink(), label: 'console.menu.setup' },
    { place: 'console', order: 65, path: registerDeskLink(), label: 'register-desk.menu' },
    { place: 'console', order: 70, path: outboxLink(), label: 'console.menu.outbox' },
    { place: 'footer', order: 15, path: searchPath, label: 'search.title' },
    { place: 'footer', order: 20, path: findLink(), label: 'register.find.title' },
    { place: 'footer', order: 25, path: constituenciesPath, label: 'constituency.index.menu' },
    { place: 'footer', order: 30, path: registerLink(), label: 'register.list.title' },
    { place: 'footer', order: 80, path: privacyPath, label: 'site.privacy.title' },
    { place: 'footer', order: 90, path: accessibilityPath, label: 'site.accessibility.title' },
  ],
}
