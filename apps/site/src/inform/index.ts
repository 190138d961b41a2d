import { mostFormBytes, type Room } from '../foundation/index.ts'
import { aboutRoutes } from './about/about-routes.ts'
import { searchStory } from './about/search-story.ts'
import { storyOfTheCampaign } from './entry-kinds.ts'
import { factsPath } from './facts/fact-kind.ts'
import { factsRoutes } from './facts/facts-routes.ts'
import { aboutPath } from './facts/page-kind.ts'
import { migration0032 } from './migration-0032.ts'
import { newsKind } from './news/news-kind.ts'
import { newsPath } from './news/news-links.ts'
import { newsRoutes } from './news/news-routes.ts'
import { reportsConsoleRoutes } from './reports/console/reports-console-routes.ts'
import { migration0030 } from './reports/migration-0030.ts'
import { reportDocuments } from './reports/report-documents.ts'
import { reportKind } from './reports/report-kind.ts'
import { reportsConsolePath, reportsPath as reportsPagePath } from './reports/reports-links.ts'
import { reportsRoutes } from './reports/reports-routes.ts'
import { searchReading } from './search-reading.ts'
import { storiesTodos } from './stories/console/stories-todos.ts'
import { searchStories } from './stories/search-stories.ts'
import { migration0031 } from './stories/store/migration-0031.ts'
import { mineUploadAt, consolePath as storiesConsolePath, storiesPath } from './stories/story-links.ts'
import { storyRoutes } from './stories/story-routes.ts'
import { holdRestoredStories } from './stories/verbs/hold-restored-stories.ts'
import { importSupportCommand } from './support/import/import-support-command.ts'
import { reportRoutes } from './support/reports/report-routes.ts'
import { reportTodos } from './support/reports/report-todos.ts'
import { searchServices } from './support/search-services.ts'
import { supportKind } from './support/support-kind.ts'
import { reportsPath, supportPath } from './support/support-links.ts'
import { supportRoutes } from './support/support-routes.ts'
import { welshPath } from './welsh/welsh-links.ts'
import { welshRoutes } from './welsh/welsh-routes.ts'

export { type NationPolicy, nationPolicies, type PolicyFacts, policyFacts } from './policy/policies.ts'
export { policyStates } from './policy/policy-kind.ts'
export { policyLink } from './policy/policy-links.ts'
export { exampleEditionsSeed } from './reports/example/seed-example-editions.ts'
export { writeMarkdown } from './reports/paper/markdown-on-paper.ts'
export { exampleStoriesSeed, seedExampleStories } from './stories/example/seed-example-stories.ts'
export { keepStoriesGoing } from './stories/keep-stories-going.ts'
export { HomeStories, homeStoriesCss } from './stories/pages/home-stories.tsx'
export { StoryPrivacy } from './stories/pages/story-privacy.tsx'
export { homeStories, type PublicStory } from './stories/store/public-stories.ts'
export { keepSupport } from './support/keep-support.ts'
export { UrgentHelp, urgentHelpCss } from './support/urgent/urgent-help.tsx'

/** What the campaign tells: who it is, the facts, news, reports, people's stories, and where to find support. */
export const informRoom: Room = {
  name: 'inform',
  migrations: [migration0030, migration0031, migration0032],
  routes: router => {
    aboutRoutes(router)
    factsRoutes(router)
    welshRoutes(router)
    storyRoutes(router)
    supportRoutes(router)
    reportRoutes(router)
    newsRoutes(router)
    reportsRoutes(router)
    reportsConsoleRoutes(router)
  },
  menu: [
    { place: 'console', order: 61, path: welshPath, label: 'welsh.menu' },
    { place: 'header', order: 10, path: aboutPath, label: 'about.menu' },
    { place: 'header', order: 30, path: factsPath, label: 'facts.menu' },
    { place: 'support', order: 10, path: supportPath, label: 'support.menu' },
    { place: 'footer', order: 33, path: storiesPath, label: 'stories.menu' },
    { place: 'console', order: 56, path: storiesConsolePath, label: 'stories.console.menu' },
    { place: 'console', order: 53, path: reportsPath, label: 'support.console.menu' },
    { place: 'footer', order: 31, path: newsPath, label: 'news.menu' },
    { place: 'footer', order: 32, path: reportsPagePath, label: 'reports.menu' },
    { place: 'console', order: 58, path: reportsConsolePath, label: 'reports.console.menu' },
  ],
  commands: [importSupportCommand],
  entryKinds: [...storyOfTheCampaign, supportKind, newsKind, reportKind],
  // Telephones make large photographs.
  largerBodies: [{ path: mineUploadAt.path, bytes: mostFormBytes }],
  afterRestore: holdRestoredStories,
  searchEntries: async c => [
    ...(await searchStories(c)),
    ...(await searchStory(c)),
    ...(await searchServices(c)),
    ...(await searchReading(c)),
  ],
  documents: reportDocuments,
  consoleTodos: async c => [...(await storiesTodos(c)), ...(await reportTodos(c))],
}
