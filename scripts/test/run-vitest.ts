import { startVitest, type TestCase, type TestModule, type Vitest } from 'vitest/node'
import type { Result } from './tally.ts'

/** Runs projects of vitest.config.ts and gives one result for each test, and one failure for each file that could not be read. */
export async function runVitest(
  root: string,
  { filters, projects }: { filters: string[]; projects: string[] },
): Promise<Result[]> {
  const vitest = await startVitest(filters, { root, run: true, watch: false, project: projects, reporters: ['default'] })
  try {
    return resultsOf(vitest)
  } finally {
    await vitest.close()
    // Vitest sets it; the whole of the tests decides.
    process.exitCode = 0
  }
}

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
