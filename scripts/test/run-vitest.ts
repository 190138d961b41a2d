import { startVitest, type TestCase, type TestModule, type Vitest } from 'vitest/node'
import type { Result } from './tally.ts'

/** One result for each test and one failure for each file that could not be read; and the files that took longest, slowest first. */
export type Run = { readonly results: readonly Result[]; readonly slowest: readonly SlowFile[] }
export type SlowFile = { readonly file: string; readonly seconds: number }

/** Runs projects of vitest.config.ts. */
export async function runVitest(root: string, { filters, projects }: { filters: string[]; projects: string[] }): Promise<Run> {
  const vitest = await startVitest(filters, { root, run: true, watch: false, project: projects, reporters: ['default'] })
  try {
    return { results: resultsOf(vitest), slowest: slowestOf(vitest) }
  } finally {
    await vitest.close()
    // Vitest sets it; the whole of the tests decides.
    process.exitCode = 0
  }
}

const slowestOf = (vitest: Vitest): SlowFile[] =>
  vitest.state
    .getTestModules()
    .map(module => ({ file: module.relativeModuleId, seconds: Math.round(module.diagnostic().duration / 1000) }))
    .sort((left, right) => right.seconds - left.seconds)
    .slice(0, 15)

function resultsOf(vitest: Vitest): Result[] {
  const modules = vitest.state.getTestModules()
  const unhandled = vitest.state
    .getUnhandledErrors()
    .map((error): Result => ({ name: 'outside any test', outcome: 'failed', reason: String(error) }))
  return [...modules.flatMap(resultsOfModule), ...unhandled]
}

function resultsOfModule(module: TestModule): Result[] {
  const tests = [...module.children.allTests()].map(resultOfTest)
  // A file that cannot be loaded, or whose hook fails, may leave no failed test behind.
  const errors = [module, ...module.children.allSuites()].flatMap(part => part.errors())
  return [
    ...tests,
    ...errors.map((error): Result => ({ name: module.relativeModuleId, outcome: 'failed', reason: error.message })),
  ]
}

function resultOfTest(test: TestCase): Result {
  const result = test.result()
  const name = `${test.module.relativeModuleId}: ${test.fullName}`
  if (result.state === 'passed') return { name, outcome: 'passed' }
  if (result.state === 'skipped') return { name, outcome: 'skipped', reason: result.note ?? reasonInBlock(test) }
  return { name, outcome: 'failed', reason: result.errors?.[0]?.message ?? 'it did not end' }
}

/** A block that is skipped as a whole says why in its name: "trusts (PostgreSQL: not installed)". */
function reasonInBlock(test: TestCase): string | undefined {
  const blocks: string[] = []
  for (let parent = test.parent; parent.type === 'suite'; parent = parent.parent) blocks.push(parent.name)
  return blocks.map(name => /\((.+)\)\s*$/.exec(name)?.[1]).find(reason => reason !== undefined)
}
