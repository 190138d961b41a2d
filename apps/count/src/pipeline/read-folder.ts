import { allReaders } from '../readers/index.ts'
import { type RecognisedFolder, recogniseFolder } from '../recognise/index.ts'
import { Failure, stopped, type Workbench } from '../workbench/index.ts'
import type { CountOptions } from './count-options.ts'
import { rowsIn } from './read-tables.ts'

/** Finds out what the files of a folder are, for all readers that there are. @throws Failure if the folder is not there or is closed to us */
export const recogniseExtracts = (
  workbench: Workbench,
  folder: string,
  { maps, progress, signal }: CountOptions,
): Promise<RecognisedFolder> => recogniseFolder(folder, { workbench, readers: allReaders, maps, signal, progress })

/**
 * Reads each source in turn.
 *
 * @throws Failure if there is nothing to read, nothing could be read to its end, or it was stopped
 */
export async function readAll(
  workbench: Workbench,
  { folder, files, unused }: RecognisedFolder,
  { maps, progress, signal }: CountOptions,
): Promise<void> {
  if (files.length === 0) {
    throw new Failure(
      'input',
      unused.length === 0
        ? `There is no file in ${folder}. Put the extracts there (COSD XML, HES, SUS, SACT, radiotherapy, FHIR, OMOP, MDT lists) and run the command again.`
        : `None of the ${unused.length} files in ${folder} can be counted. “spotlight-count check ${folder}” says why, file by file.`,
    )
  }
  for (const reader of allReaders) {
    const own = files.filter(file => file.recognition.source === reader.source)
    if (own.length > 0) await reader.read(own, { workbench, progress, maps, signal })
    if (signal.aborted) throw stopped()
  }
  if ((await rowsIn(workbench, 'record')) === 0 && (await rowsIn(workbench, "source_file WHERE use = 'used'")) === 0) {
    throw new Failure(
      'input',
      `No file in ${folder} could be read to its end. “spotlight-count check ${folder}” says why, file by file.`,
    )
  }
}
