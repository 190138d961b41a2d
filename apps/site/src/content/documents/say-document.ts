import type { Translate } from '../../foundation/index.ts'
import { documentTypes } from './looking/document-types.ts'

/** `PDF`, `Word document`; what has no words of its own, by the end of its name. */
export const typeInWords = (t: Translate, type: string): string =>
  documentTypes.some(each => each === type) ? t(`documents.types.${type}`) : type.toUpperCase()

/** `84 kB`, `1.2 MB`: never nothing. */
export function sizeInWords(t: Translate, bytes: number): string {
  const unit = bytes < 1_000_000 ? ('kilobyte' as const) : ('megabyte' as const)
  const size = bytes / (unit === 'kilobyte' ? 1000 : 1_000_000)
  return t.number(unit === 'kilobyte' ? Math.max(1, Math.round(size)) : size, { style: 'unit', unit, maximumFractionDigits: 1 })
}
