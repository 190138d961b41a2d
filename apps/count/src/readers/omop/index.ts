import type { Reader } from '../reader.ts'
import { readOmop } from './read-omop.ts'
import { recogniseOmop } from './recognise-omop.ts'

/** The OMOP Common Data Model 5.4 as CSV or Parquet, a file a table. */
export const omopReader: Reader = { source: 'omop', recognise: recogniseOmop, read: readOmop }
