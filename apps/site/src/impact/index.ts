import type { Room } from '../foundation/index.ts'
import { measureDeskRoutes } from './console/desk-routes.ts'
import { impactTodos } from './console/impact-todos.ts'
import { evaluationDeskRoutes } from './evaluation/console/evaluation-desk-routes.ts'
import { evaluationDocuments } from './evaluation/evaluation-documents.ts'
import { evaluationRoutes } from './evaluation/evaluation-routes.ts'
import { migration0039 } from './measures/store/migration-0039.ts'
import { migration0040 } from './migration-0040.ts'
import { impactPath, measuresDeskPath } from './pages/impact-links.ts'
import { impactRoutes } from './pages/impact-routes.ts'
import { posterDeskRoutes } from './poster/console/poster-desk-routes.ts'
import { posterRoutes } from './poster/poster-routes.ts'

export { exampleEvaluationSeed } from './evaluation/example/seed-example-evaluation.ts'
export { exampleImpactSeed } from './example/seed-example-impact.ts'

/** What the campaign set out to change, what has changed, and what that can and cannot show. */
export const impactRoom: Room = {
  name: 'impact',
  migrations: [migration0039, migration0040],
  routes: router => {
    impactRoutes(router)
    measureDeskRoutes(router)
    evaluationRoutes(router)
    evaluationDeskRoutes(router)
    posterRoutes(router)
    posterDeskRoutes(router)
  },
  menu: [
    { place: 'footer', order: 35, path: impactPath, label: 'impact.menu' },
    { place: 'console', order: 62, path: measuresDeskPath, label: 'impact.console.menu' },
  ],
  searchEntries: async ({ var: { t } }) => [
    { group: 'pages', title: t('impact.title'), text: t('impact.search.summary'), link: impactPath },
  ],
  documents: evaluationDocuments,
  consoleTodos: impactTodos,
}
