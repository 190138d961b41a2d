import { ReadingProcess, threadFile } from '../../../foundation/index.ts'
import type { DocumentFault, Looked, tasks } from './document-tasks.ts'

/** Why a file is not kept as a document; each has its words: `documents.faults.<fault>`. */
export type FileFault = DocumentFault | 'too-slow' | 'too-complex'

let reading: ReadingProcess<typeof tasks> | undefined

/** Looks into a file in a process beside the site: a file can break what opens it. */
export async function lookInto(
  file: Uint8Array,
  name: string,
): Promise<Looked | { readonly ok: false; readonly fault: FileFault }> {
  reading ??= new ReadingProcess<typeof tasks>(threadFile(import.meta.filename, './document-tasks.ts'), {
    limitMs: 60_000,
    limitMb: 768,
  })
  const looked = await reading.run('look-into-document', { file, name })
  switch (looked.outcome) {
    case 'done':
      return looked.result
    case 'too-slow':
    case 'stopped':
      return { ok: false, fault: 'too-slow' }
    case 'too-large':
      return { ok: false, fault: 'too-complex' }
    case 'failed':
      throw new Error('A document could not be looked into: the process that does it failed')
  }
}
