import { storableLine } from './storable-text.ts'

/**
 * The name of an attachment, as a name and nothing else: no folders, no tricks with dots, no characters that a file system or a terminal
 * takes for something else. It is shown to people and never used as a path.
 */
export function safeFileName(name: string | undefined, position: number): string {
  const last = storableLine(name ?? '')
    .split(/[/\\]/)
    .at(-1)
  const clean = (last ?? '').replace(/[<>:"|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '')
  if (clean === '') return `attachment-${position}`
  return clean.length <= longestName ? clean : shortened(clean)
}

const longestName = 120

/** Cut in the middle: the ending says what it is. */
function shortened(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, longestName - ending.length - 1)}…${ending}`.toWellFormed()
}

/** `application/pdf`, or what stands for the unknown when it is not a type at all. */
export const safeContentType = (type: string | undefined): string => {
  const lower = (type ?? '').trim().toLowerCase()
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}$/.test(lower) ? lower : 'application/octet-stream'
}
