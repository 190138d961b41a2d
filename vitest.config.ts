import { defineConfig } from 'vitest/config'
import { LongFirst } from './scripts/test/long-first.ts'

const storeTests = '**/*.store.test.ts'
const browserTests = 'apps/*/test/browser/**/*.browser.test.ts'
/** Tests on files that are not in the repository are collected only where SPOTLIGHT_TEST_DATA says where those are. */
const outsideDataTests = '**/*.outside.test.ts'
const never = ['**/node_modules/**', '**/dist/**', '**/var/**']

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } } }
const alsoNotCollected = process.env.SPOTLIGHT_TEST_DATA ? [] : [outsideDataTests]

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // The projects run one after the other: on two cores a browser beside busy workers times out, where two browsers each find a core.
    projects: [
      {
        ...jsx,
        test: {
          name: 'unit',
          css: true,
          include: ['{apps,packages,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: [...never, storeTests, browserTests, ...alsoNotCollected],
          maxWorkers: 2,
          // What these test keeps nothing for the next: each worker reads a module once, where for every file it would read them all again.
          isolate: false,
          // A rule that takes a second takes six on a machine that does much else.
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...jsx,
        test: {
          name: 'store',
          css: true,
          include: [storeTests],
          exclude: [...never, ...alsoNotCollected],
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...jsx,
        test: {
          name: 'browser',
          css: true,
          include: [browserTests],
          exclude: never,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
