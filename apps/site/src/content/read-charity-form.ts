import type { WriteDb } from '../foundation/index.ts'
import type { ImageRef } from './charity.ts'
import type { CharityError } from './check-charity.ts'
import { keepImage, keptImage } from './image-store.ts'
import { type FieldId, helplineQuestions, type TypedCharity, type TypedPartner, textQuestions } from './typed-charity.ts'

/** More partners than anybody has shown together. */
export const maxPartners = 24

export type ReadForm = { readonly typed: TypedCharity; readonly basedOn: number; readonly errors: readonly CharityError[] }

/** Reads what a browser sent. Pictures are kept at once; what is no picture is an error of its field. */
export async function readCharityForm(db: WriteDb, form: FormData, now: Date): Promise<ReadForm> {
  const errors: CharityError[] = []
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  /** `sent` is the field as it came, `shown` the one that the form will have when it comes back. */
  const logo = async (sent: FieldId, shown: FieldId): Promise<ImageRef | null> => {
    const kept = await sentImage(db, form, sent, now)
    if (kept && !('fault' in kept)) return kept
    if (kept) errors.push({ field: shown, fault: kept.fault })
    return text(`${sent}-remove`) === 'yes' ? null : keptImage(db, text(`${sent}-kept`))
  }
  const partners: TypedPartner[] = []
  for (let index = 0; index < maxPartners && form.has(`partner-${index}-name`); index++) {
    const name = text(`partner-${index}-name`)
    const link = text(`partner-${index}-link`)
    // A row that somebody emptied is how a partner is taken away.
    if (name.trim() === '' && link.trim() === '' && !hasFile(form, `partner-${index}-logo`)) continue
    partners.push({ name, link, logo: await logo(`partner-${index}-logo`, `partner-${partners.length}-logo`) })
  }
  const typed: TypedCharity = {
    texts: record(textQuestions, text),
    helpline: record(helplineQuestions, question => text(`helpline-${question}`)),
    logo: await logo('logo', 'logo'),
    partners,
  }
  return { typed, basedOn: Number.parseInt(text('version'), 10) || 0, errors }
}

async function sentImage(db: WriteDb, form: FormData, field: FieldId, now: Date) {
  const file = form.get(field)
  return isSent(file) ? keepImage(db, new Uint8Array(await file.arrayBuffer()), now) : null
}

const hasFile = (form: FormData, field: FieldId): boolean => isSent(form.get(field))

/** A browser sends a file of no bytes and no name where none was chosen. */
const isSent = (file: File | string | null): file is File => file instanceof File && file.name !== '' && file.size > 0

const record = <Name extends string>(names: readonly Name[], value: (name: Name) => string): Record<Name, string> =>
  // Every name has been given its value.
  Object.fromEntries(names.map(name => [name, value(name)])) as Record<Name, string>
