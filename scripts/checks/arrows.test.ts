import { describe, expect, test } from 'vitest'
import { findForbiddenArrows } from './arrows.ts'

const arrow = (path: string, text: string) => findForbiddenArrows([{ path, text }])
const site = 'apps/site/src'

describe('allowed', () => {
  test.each([
    [
      'a higher room takes a lower one through its index',
      `${site}/map/page.tsx`,
      "import { rows } from '../foundation/index.ts'",
    ],
    ['a room takes its own files', `${site}/map/page.tsx`, "import { pins } from './pins.ts'"],
    ['a file that joins the rooms takes an index', `${site}/app.tsx`, "import { siteRoom } from './site/index.ts'"],
    ['a room takes a package', `${site}/map/page.tsx`, "import { geoArea } from 'd3-geo'"],
    ['a test looks where it likes', `${site}/foundation/open.test.ts`, "import { pins } from '../map/pins.ts'"],
    ['an island takes a type', 'apps/site/islands/map.ts', "import type { Pin } from '../src/map/pins.ts'"],
  ])('%s', (_, path, text) => {
    expect(arrow(path, text)).toEqual([])
  })
})

describe('forbidden', () => {
  test.each([
    ['upwards', `${site}/register/find.ts`, "import { x } from '../map/index.ts'", 'register must not import map'],
    ['sideways', `${site}/register/find.ts`, "import { x } from '../content/index.ts'", 'register must not import content'],
    [
      'upwards for a type',
      `${site}/register/find.ts`,
      "import type { X } from '../releases/index.ts'",
      'register must not import releases',
    ],
    [
      'upwards by re-export',
      `${site}/register/index.ts`,
      "export { x } from '../releases/index.ts'",
      'register must not import releases',
    ],
    [
      'upwards when it runs',
      `${site}/register/find.ts`,
      "const x = await import('../site/index.ts')",
      'register must not import site',
    ],
    ['past an index', `${site}/map/page.tsx`, "import { x } from '../register/find.ts'", 'go through the index of register'],
    [
      'past an index from the root',
      `${site}/app.tsx`,
      "import { x } from './register/find.ts'",
      'go through the index of register',
    ],
    [
      'to the files that join the rooms',
      `${site}/site/home.tsx`,
      "import { readConfig } from '../config.ts'",
      'only the files beside the rooms may',
    ],
    [
      'from a package to a program',
      'packages/statistics/src/a.ts',
      "import { x } from '../../../apps/site/src/app.tsx'",
      'a package imports',
    ],
    ['from a test of a package', 'packages/statistics/src/a.test.ts', "import { x } from '@spotlight/site'", 'a package imports'],
    ['from counting to the site', 'apps/count/src/a.ts', "import { x } from '../../site/src/app.tsx'", 'spotlight-count imports'],
    [
      'code of the server into an island',
      'apps/site/islands/map.ts',
      "import { x } from '../src/map/index.ts'",
      'an island imports',
    ],
    ['a room without a rank', `${site}/cellar/wine.ts`, '', 'this room has no rank'],
  ])('%s', (_, path, text, complaint) => {
    expect(arrow(path, text).join('\n')).toContain(complaint)
  })

  test('says the line', () => {
    expect(arrow(`${site}/register/find.ts`, "\n\nimport { x } from '../map/index.ts'")[0]).toMatch(
      /^apps\/site\/src\/register\/find\.ts:3: /,
    )
  })
})
