import { inThousands } from '../workbench/index.ts'
import type { Figures } from './count-result.ts'

const names: Record<string, string> = {
  cosd: 'COSD',
  'hes-apc': 'HES',
  'sus-apc': 'SUS',
  sact: 'SACT',
  radiotherapy: 'Radiotherapy',
  fhir: 'FHIR',
  omop: 'OMOP',
  mdt: 'MDT list',
}

/** A source as people call it, in every message and report alike. */
export const sourceWords = (source: string): string => names[source] ?? source

/** The people of a year by how it began. All parts are named that have somebody, so that they add up to the number that stands beside them. */
export function pathwaysInWords({
  deNovo,
  recurrent,
  earlyProgression,
  unclassified,
}: Figures['windows'][number]['pathways']): string {
  const parts = [
    `${inThousands(deNovo.n)} from the start`,
    `${inThousands(recurrent.n)} whose cancer came back`,
    ...(earlyProgression.n === 0 ? [] : [`${inThousands(earlyProgression.n)} whose first cancer spread soon after`]),
    ...(unclassified.n === 0 ? [] : [`${inThousands(unclassified.n)} not known which`]),
  ]
  return parts.join(', ')
}
