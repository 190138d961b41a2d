import { isOf, type Written } from '../entries.ts'
import { writeHes, writeSus } from './admissions.ts'
import { writeCosd } from './cosd.ts'
import { writeFhir } from './fhir.ts'
import { writeMdt } from './mdt.ts'
import { writeOmop } from './omop.ts'
import type { Output } from './output.ts'
import { writeRadiotherapy, writeSact } from './treatments.ts'

export { mapsOf } from './maps.ts'
export { type Output, openOutput, type Reference } from './output.ts'

/** Writes what was delivered in each format that the hospital has. */
export async function writeFormats(entries: readonly Written[], output: Output): Promise<void> {
  const has = (name: string) => output.formats.some(format => format === name || format.startsWith(`${name}-`))
  if (has('cosd')) writeCosd(entries.filter(isOf('cosd')), output)
  if (has('hes')) await writeHes(entries.filter(isOf('apc')), output)
  if (has('sus')) await writeSus(entries.filter(isOf('apc')), output)
  if (has('sact')) writeSact(entries.filter(isOf('sact')), output)
  if (has('radiotherapy')) writeRadiotherapy(entries.filter(isOf('radiotherapy')), output)
  if (has('fhir')) writeFhir(entries.filter(isOf('record')), output)
  if (has('omop')) await writeOmop(entries.filter(isOf('record')), output)
  if (has('mdt')) writeMdt(entries.filter(isOf('mdt')), output)
}
