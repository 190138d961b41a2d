import type { Router } from '../../foundation/index.ts'
import { storiesRoutes } from './console/stories-routes.ts'
import { portraitRoutes } from './example/example-voices.ts'
import { mineRoutes } from './mine/mine-routes.ts'
import { sendPicture } from './pages/send-picture.ts'
import { storiesPage } from './pages/stories-page.tsx'
import { storyPage } from './pages/story-page.tsx'
import { picturePath, storiesPath, storyAt } from './story-links.ts'
import { tellRoutes } from './tell/tell-routes.ts'

/** People’s stories: reading them, telling one, having it back, and what staff do. */
export function storyRoutes(router: Router): void {
  router.get(storiesPath, storiesPage)
  router.get(storyAt.path, storyPage)
  router.get(picturePath, sendPicture)
  tellRoutes(router)
  mineRoutes(router)
  storiesRoutes(router)
  portraitRoutes(router)
}
