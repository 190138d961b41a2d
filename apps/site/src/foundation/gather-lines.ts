export type GatheredLines = { readonly add: (line: string) => void; readonly flush: () => void }

/**
 * Writes lines together, at the latest after `everyMs`: on Linux a write to a pipe holds the whole process up, and one for each
 * request costs more than the request. What is gathered when the process ends is for the caller to flush; a kill -9 loses it.
 */
export function gatherLines(
  write: (text: string) => void,
  { everyMs = 100, mostCharacters = 32_768 }: { everyMs?: number; mostCharacters?: number } = {},
): GatheredLines {
  let gathered = ''
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (gathered === '') return
    const text = gathered
    gathered = ''
    write(text)
  }
  return {
    flush,
    add: line => {
      gathered += `${line}\n`
      if (gathered.length >= mostCharacters) flush()
      else timer ??= setTimeout(flush, everyMs).unref()
    },
  }
}
