import type { Translate } from '../../foundation/index.ts'
import type { FileFault, FilePlace } from './import-file.ts'

/** Where something is wrong in a file, what, and what to do. */
export const sayFault = (t: Translate, { place, fault, value }: FileFault): string =>
  t('holidays.fault', { place: sayPlace(t, place), what: t(`holidays.faults.${fault}`, { value }) })

function sayPlace(t: Translate, place: FilePlace): string {
  if (place.kind === 'file') return t('holidays.place.file')
  if (place.kind === 'line') return t('holidays.place.line', { line: String(place.line) })
  const entry = String(place.entry)
  return place.division === null
    ? t('holidays.place.entry', { entry })
    : t('holidays.place.entryOf', { entry, part: t(`legal.division.${place.division}`) })
}
