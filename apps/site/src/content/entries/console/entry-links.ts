/** For staff: everything that they can edit. */
export const contentPath = '/console/content'
const ofKind = `${contentPath}/:kind{[a-z][a-z0-9-]*}`
export const kindAt = { path: ofKind, link: (kind: string): string => `${contentPath}/${kind}` }
export const newEntryAt = { path: `${ofKind}/new`, link: (kind: string): string => `${contentPath}/${kind}/new` }

type At = { readonly kind: string; readonly key: string }
const one = `${ofKind}/:key{[a-z0-9][a-z0-9-]*}`
export const entryAt = { path: one, link: ({ kind, key }: At): string => `${contentPath}/${kind}/${key}` }
const of = (part: string) => ({ path: `${one}/${part}`, link: (at: At): string => `${entryAt.link(at)}/${part}` })
export const editEntryAt = of('edit')
export const publishEntryAt = of('publish')
export const scheduleEntryAt = of('schedule')
export const unscheduleEntryAt = of('unschedule')
export const discardDraftAt = of('discard')
export const takeDownAt = of('take-down')
/** The page of the preview, and in its frame the page of the public. */
export const previewEntryAt = of('preview')
export const previewPageAt = of('preview/page')
export const programmeAt = of('programme')
export const acceptOfferAt = of('programme/accept')
export const declineOfferAt = of('programme/decline')
export const versionsAt = of('versions')
const version = `${one}/versions/:version{[1-9][0-9]{0,8}}`
export const versionAt = {
  path: version,
  link: (at: At, number: number): string => `${versionsAt.link(at)}/${number}`,
}
export const restoreVersionAt = {
  path: `${version}/restore`,
  link: (at: At, number: number): string => `${versionAt.link(at, number)}/restore`,
}
