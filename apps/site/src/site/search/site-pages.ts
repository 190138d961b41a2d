import type { SearchEntry, Translate } from '../../foundation/index.ts'

/** The pages of the older rooms that are found by what they are for, and where each is. */
const pages = {
  home: '/',
  map: '/map',
  find: '/find',
  register: '/register',
  constituencies: '/constituencies',
  act: '/act',
  politician: '/act/politician',
  hospital: '/act/trust',
  press: '/act/press',
  sign: '/act/sign',
  guides: '/act/guides',
  network: '/network',
  updates: '/updates',
  data: '/data',
  embed: '/embed',
  dueDate: '/due-date',
  forHospitals: '/hospital/sign-in',
  privacy: '/privacy',
  accessibility: '/accessibility',
} as const

/** Those pages, as the search knows them. A test opens each. */
export const sitePages = (t: Translate): readonly SearchEntry[] =>
  Object.entries(pages).map(([key, link]) => ({
    group: 'pages',
    title: t(`search.pages.${key}.title`),
    text: t(`search.pages.${key}.text`),
    link,
  }))
