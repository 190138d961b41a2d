import type { Choice, Ctx, EntryField, EntryShape } from '../../../foundation/index.ts'
import { allDocuments } from '../../documents/document-store.ts'
import { imageRef } from '../../images/kept-image.ts'
import { imageChoices } from '../../images/kept-image-store.ts'
import type { Choices } from './entry-fields.tsx'

/** What can be chosen in the fields of this kind that name something kept elsewhere. Nothing is looked up that no field asks for. */
export async function choicesHere(c: Ctx, { fields }: Pick<EntryShape, 'fields'>): Promise<Choices> {
  const asks = (kind: EntryField['kind']) => fields.some(field => field.kind === kind)
  return { images: asks('image') ? await imagesToChoose(c) : [], documents: asks('documents') ? await documentsToChoose(c) : [] }
}

const imagesToChoose = async (c: Ctx): Promise<Choice[]> =>
  (await imageChoices(c.var.db)).map(image => ({ value: imageRef(image), label: image.description }))

const documentsToChoose = async (c: Ctx): Promise<Choice[]> =>
  (await allDocuments(c.var.db)).map(({ id, title }) => ({ value: String(id), label: title }))
