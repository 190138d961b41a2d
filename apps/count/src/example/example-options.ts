import type { Progress } from '../workbench/index.ts'
import type { FormatName, PresetName } from './noise.ts'

export type ExampleOptions = {
  readonly people: number
  readonly seed: number
  readonly hospital: PresetName
  /** Instead of those of the hospital. */
  readonly formats?: readonly FormatName[] | undefined
  readonly withFaults?: boolean | undefined
  readonly progress?: Progress | undefined
}
export type ExampleResult = {
  readonly people: number
  readonly withSpread: number
  readonly records: number
  readonly files: number
  /** Files in FOLDER/maps that a count of the extracts needs. */
  readonly maps: readonly string[]
}
