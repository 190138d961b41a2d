/** The addresses of the posters. Every path is written here once. */
export const postersPath = '/impact/posters'

/** One poster: what it says, its files, and where it was shown. */
export const posterAt = {
  path: `${postersPath}/:number{[1-9][0-9]{0,3}}`,
  link: (poster: number): string => `${postersPath}/${poster}`,
}

/** For the wall, and the same for the hand. */
export const posterSizes = ['a1', 'a4'] as const
export type PosterSize = (typeof posterSizes)[number]

/** It is another paper in each language. */
export const posterPaperAt = {
  path: `${postersPath}/:file{[1-9][0-9]{0,3}-a[14]\\.pdf}`,
  link: (poster: number, size: PosterSize): string => `${postersPath}/${poster}-${size}.pdf`,
}

/** The bytes that the checksum is of. */
export const posterBytesAt = {
  path: `${postersPath}/:file{[1-9][0-9]{0,3}\\.json}`,
  link: (poster: number): string => `${postersPath}/${poster}.json`,
}

/** Where staff make posters, and note where they were shown. */
export const posterDeskPath = '/console/impact/posters'
export const posterWordsPath = `${posterDeskPath}/words`
export const posterPreviewLink = (size: PosterSize): string => `${posterDeskPath}/preview-${size}.pdf`
export const publishPosterPath = `${posterDeskPath}/publish`

const number = ':number{[1-9][0-9]{0,8}}'
/** Where a poster was shown: a new note. */
export const noteAt = {
  path: `${posterDeskPath}/${number}/note`,
  link: (poster: number): string => `${posterDeskPath}/${poster}/note`,
}
const note = `${posterDeskPath}/notes/:note{[1-9][0-9]{0,8}}`
export const changeNoteAt = { path: note, link: (id: number): string => `${posterDeskPath}/notes/${id}` }
export const withdrawNoteAt = {
  path: `${note}/withdraw`,
  link: (id: number): string => `${posterDeskPath}/notes/${id}/withdraw`,
}
