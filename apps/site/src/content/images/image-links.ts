import type { ImageFile } from './kept-image.ts'

const extensions = { webp: 'webp', jpeg: 'jpg', png: 'png' } as const

/** A size of a picture, named by its bytes: other bytes have another address, so it may be kept for ever. */
export const imageFileAt = {
  path: '/images/:file{[0-9a-f]{64}\\.(?:webp|jpg|png)}',
  link: ({ sha256, format }: Pick<ImageFile, 'sha256' | 'format'>): string => `/images/${sha256}.${extensions[format]}`,
}

/** For staff. */
export const imagesPath = '/console/images'
export const addImagePath = `${imagesPath}/add`
const one = `${imagesPath}/:id{[0-9]{1,15}}`
export const imageAt = { path: one, link: (id: number): string => `${imagesPath}/${id}` }
const of = (part: string) => ({ path: `${one}/${part}`, link: (id: number): string => `${imagesPath}/${id}/${part}` })
/** One that is not described yet is seen by staff alone. */
export const imagePreviewAt = of('preview')
export const describeImageAt = of('describe')
export const removeImageAt = of('remove')
