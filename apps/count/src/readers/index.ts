import { cosdReader } from './cosd/index.ts'
import { fhirReader } from './fhir/index.ts'
import { hesReader } from './hes/index.ts'
import { mdtReader } from './mdt/index.ts'
import { omopReader } from './omop/index.ts'
import { radiotherapyReader } from './radiotherapy/index.ts'
import type { Reader } from './reader.ts'
import { sactReader } from './sact/index.ts'
import { susReader } from './sus/index.ts'

/** All readers in the order in which they run: what says that somebody has cancer comes before hospital stays, which keep deaths and contacts of those people only. */
export const allReaders: readonly Reader[] = [
  cosdReader,
  fhirReader,
  omopReader,
  mdtReader,
  sactReader,
  radiotherapyReader,
  hesReader,
  susReader,
]
