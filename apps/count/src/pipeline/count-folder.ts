import { setTimeout } from 'node:timers/promises'
import { definitionsOfProgram } from '../definitions/index.ts'
import { type OutFolder, openWorkbench, stopped, together, type Workbench } from '../workbench/index.ts'
import type { Counted, CountOptions } from './count-options.ts'

/**
 * Counts: reads the extracts, says who is who, decides by the rules, reckons the figures, and writes everything into the folder of results in one go. The
 * same extracts, options and answers give the same bytes. No input is changed.
 *
 * @throws Failure if nothing can be counted, the disk is full, or it was stopped; then the folder of results is as it was
 */
export async function countFolder(folder: string, out: OutFolder, options: CountOptions): Promise<Counted> {
  const { threads, memoryMb, signal } = options
  try {
    const opening = openWorkbench({ beside: out.path, threads, memoryMb, signal })
    const counted = await count(opening, { folder, out, options }).finally(async () => (await opening).close())
    if (signal.aborted) throw stopped()
    out.commit()
    return counted
  } catch (error) {
    // After the workbench is closed: its folder lies in that of the results.
    out.discard()
    throw error
  }
}

/** Milliseconds. */
const shortLooks = 100

type Where = { folder: string; out: OutFolder; options: CountOptions }

/** Each part of the program is loaded while DuckDB is at work for the one before it, and nothing else is to be done. */
async function count(opening: Promise<Workbench>, { folder, out, options }: Where): Promise<Counted> {
  const [workbench, definitions, { readAll, recogniseExtracts }] = await Promise.all([
    opening,
    definitionsOfProgram(),
    import('./read-folder.ts'),
  ])
  const recognised = await recogniseExtracts(workbench, folder, options)
  try {
    const done = readAll(workbench, recognised, options)
    const [, { countRecords }] = await together(workbench, [
      () => done,
      async () => {
        // Reading begins with short looks at the files, each of which waits for this thread.
        await Promise.race([done.catch(() => {}), setTimeout(shortLooks, undefined, { ref: false })])
        return await import('./count-records.ts')
      },
    ])
    return await countRecords(workbench, definitions, { recognised, out, options })
  } finally {
    recognised.close()
  }
}
