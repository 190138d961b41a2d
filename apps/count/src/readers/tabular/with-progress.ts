import type { ReadContext, SourceFile } from '../reader.ts'

const everyMs = 200

/** The reading of one file, as a step. */
export const stepOf = ({ path, bytes, recognition }: SourceFile) => ({ step: `Reading ${recognition.format}, ${path}`, bytes })

/** Runs a long query and says how far it is: DuckDB knows what share of the file it has read. One step a query. */
export async function withProgress<Result>(
  { workbench, progress }: Pick<ReadContext, 'workbench' | 'progress'>,
  { step, bytes }: { step: string; bytes: number },
  work: () => Promise<Result>,
): Promise<Result> {
  progress.begin(step, { amount: bytes, unit: 'bytes' })
  const timer = setInterval(() => {
    const { percentage, rows_processed: rows } = workbench.connection.progress
    if (percentage > 0) progress.reached(Math.round((bytes * percentage) / 100), Number(rows))
  }, everyMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    progress.end()
  }
}
