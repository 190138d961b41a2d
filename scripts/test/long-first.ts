import { join } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, slowest first: `npm test` says at its end which. A change of the order is worth it, not of each second. */
export const longFiles: readonly string[] = [
  'apps/site/test/browser/every-page-example.browser.test.ts',
  'apps/site/test/deeds/forms.store.test.ts',
  'apps/site/test/browser/every-page-uk.browser.test.ts',
  'apps/site/test/browser/every-console-page.browser.test.ts',
  'apps/site/test/browser/second-half.browser.test.ts',
  'apps/site/test/process/mail-in.store.test.ts',
  'apps/site/test/process/refusals.store.test.ts',
  'apps/site/test/process/running.store.test.ts',
  'apps/site/src/accounts/sign-in/sign-in.store.test.ts',
  'apps/site/test/deeds/matrix.store.test.ts',
  'apps/site/test/process/kill-mailing.store.test.ts',
  'apps/site/src/accounts/staff/staff.store.test.ts',
  'apps/site/test/process/kill-sender.store.test.ts',
  'apps/site/test/browser/round.browser.test.ts',
  'apps/count/test/linkage/linkage.outside.test.ts',
  'packages/statistics/src/disclosure/adversary.test.ts',
]

/** The same files, those that take longest first. The order of the others stays. */
export function longFirst<File extends { readonly path: string }>(root: string, files: readonly File[]): File[] {
  const places = new Map(longFiles.map((file, place) => [join(root, file), place]))
  const placeOf = ({ path }: File): number => places.get(path) ?? longFiles.length
  return files.toSorted((left, right) => placeOf(left) - placeOf(right))
}

/**
 * Begins with the files that take longest: one that begins last keeps a single worker busy for minutes when the other has nothing left to
 * do. On a machine that has never run the tests Vitest goes by the size of files, and the longest of all has three lines.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return longFirst(
      this.ctx.config.root,
      sorted.map(file => ({ path: file.moduleId, file })),
    ).map(({ file }) => file)
  }
}
