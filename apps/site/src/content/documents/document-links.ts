/** All documents of the site. */
export const documentsPath = '/documents'

/** One that staff keep: what it is, and its earlier files. */
export const documentAt = { path: `${documentsPath}/:id{[0-9]{1,15}}`, link: (id: number): string => `${documentsPath}/${id}` }

type OfFile = { readonly id: number; readonly number: number; readonly name: string }

/** A file of a document. A newer one has another number: this one stays where it is. */
export const documentFileAt = {
  path: `${documentAt.path}/:number{[0-9]{1,6}}/:name{[a-z0-9-]{1,70}\\.[a-z]{3,4}}`,
  link: ({ id, number, name }: OfFile): string => `${documentsPath}/${id}/${number}/${name}`,
}

/** For staff. */
export const documentsDeskPath = '/console/documents'
export const addDocumentPath = `${documentsDeskPath}/add`
const one = `${documentsDeskPath}/:id{[0-9]{1,15}}`
export const documentDeskAt = { path: one, link: (id: number): string => `${documentsDeskPath}/${id}` }
const of = (part: string) => ({ path: `${one}/${part}`, link: (id: number): string => `${documentsDeskPath}/${id}/${part}` })
export const changeDocumentAt = of('change')
export const replaceDocumentAt = of('replace')
export const removeDocumentAt = of('remove')
export const documentDeskFileAt = {
  path: `${one}/files/:number{[0-9]{1,6}}`,
  link: (id: number, number: number): string => `${documentsDeskPath}/${id}/files/${number}`,
}
