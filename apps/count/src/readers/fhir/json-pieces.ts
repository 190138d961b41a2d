/** The text of one value cut out of a larger JSON text, with the line on which it begins. */
export type Piece = { text: string; line: number }

/** The text is no JSON, or ends in the middle. */
export class JsonProblem extends Error {
  readonly line: number
  readonly isCut: boolean
  constructor(message: string, line: number, isCut = false) {
    super(message)
    this.line = line
    this.isCut = isCut
  }
}

/** One resource, or what is left of a Bundle without its entries. A patient's whole record fits in a small part of this. */
const longestPiece = 256 * 1024 * 1024
const openers = /["{}[\]\n]/g
const inString = /["\\\n]/g

/**
 * Cuts a JSON text that comes in pieces: each element of a list called `entry` of an outermost object is given to `onEntry` as soon as it is whole, so that a
 * Bundle of any size is read without keeping it; the rest of each outermost object goes to `onRest`.
 */
export function jsonPieces(onEntry: (piece: Piece) => void, onRest: (piece: Piece) => void) {
  let depth = 0
  let line = 1
  let isInString = false
  let isEscaped = false
  /** What belongs to the current piece: the rest of the outermost object, or an entry. */
  let rest = ''
  let entry: string | undefined
  let restLine = 1
  let entryLine = 1
  /** The list `entry` is open, two brackets deep. */
  let isInEntries = false

  const keep = (text: string): void => {
    if (entry !== undefined) entry += text
    else if (!isInEntries) rest += text
    else if (/[^\s,]/.test(text)) throw new JsonProblem('an entry of the Bundle is not an object', line)
    if ((entry ?? rest).length > longestPiece) throw new JsonProblem('one resource is larger than 256 MB', line)
  }
  const open = (sign: string): void => {
    if (depth === 0) {
      if (rest.trim() !== '') throw new JsonProblem('something stands outside of any object', line)
      if (sign !== '{') throw new JsonProblem('the outermost value is not an object', line)
      rest = ''
      restLine = line
    } else if (depth === 1 && sign === '[' && /"entry"\s*:\s*$/.test(rest)) {
      // The list itself stays in the rest, empty.
      rest += '[]'
      depth += 1
      isInEntries = true
      return
    } else if (isInEntries && depth === 2 && entry === undefined) {
      entry = ''
      entryLine = line
    }
    depth += 1
    keep(sign)
  }
  const close = (sign: string): void => {
    if (isInEntries && depth === 2 && sign === ']') {
      depth -= 1
      isInEntries = false
      return
    }
    keep(sign)
    depth -= 1
    if (depth < 0) throw new JsonProblem('a bracket closes that was never opened', line)
    if (isInEntries && depth === 2 && entry !== undefined) {
      onEntry({ text: entry, line: entryLine })
      entry = undefined
    } else if (depth === 0) {
      onRest({ text: rest, line: restLine })
      rest = ''
    }
  }

  return {
    write(text: string): void {
      let at = 0
      if (isEscaped) {
        keep(text.charAt(0))
        at = 1
        isEscaped = false
      }
      while (at < text.length) {
        const search = isInString ? inString : openers
        search.lastIndex = at
        const found = search.exec(text)
        if (found === null) {
          keep(text.slice(at))
          return
        }
        const sign = found[0]
        if (found.index > at) keep(text.slice(at, found.index))
        at = found.index + 1
        if (sign === '\n') {
          line += 1
          keep(sign)
        } else if (isInString) {
          keep(sign)
          if (sign === '"') isInString = false
          else if (at < text.length) {
            keep(text.charAt(at))
            at += 1
          } else isEscaped = true
        } else if (sign === '"') {
          isInString = true
          keep(sign)
        } else if (sign === '{' || sign === '[') open(sign)
        else close(sign)
      }
    },
    /** @throws JsonProblem if the text ends in the middle */
    end(): void {
      if (depth > 0 || isInString) throw new JsonProblem('the file ends in the middle', line, true)
      if (rest.trim() !== '') throw new JsonProblem('something stands outside of any object', line)
    },
  }
}
