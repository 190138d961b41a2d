const comma = 44
const quote = 34
const newline = 10
const carriageReturn = 13

/** Finds the fields of one row of CSV in the bytes themselves: text is made of none that nobody asks for. */
export class RowScanner {
  /** Where each wanted field begins and ends, quotes not included. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly #slots: Int16Array

  /** `slots`: for each column of the file the number of the wanted field that it is; -1 for none. */
  constructor(slots: readonly number[]) {
    this.#slots = Int16Array.from(slots)
    const wanted = Math.max(...slots) + 1
    this.starts = new Int32Array(wanted)
    this.ends = new Int32Array(wanted)
  }

  /**
   * Scans the row that begins at `from` and whose line end stands at `end`. Returns how many fields it has; -1 when a quote is not closed.
   * A quote inside quotes, written twice, stays twice: no field that we want has one.
   */
  scan(bytes: Uint8Array, from: number, end: number): number {
    const slots = this.#slots
    const columns = slots.length
    let at = from
    for (let column = 0; ; column += 1) {
      let start = at
      let stop: number
      if (bytes[at] === quote) {
        start = at + 1
        at = start
        for (;;) {
          while (bytes[at] !== quote && at < end) at += 1
          if (at >= end) return -1
          if (bytes[at + 1] !== quote) break
          at += 2
        }
        stop = at
        at += 1
      } else {
        let byte = bytes[at]
        while (byte !== comma && byte !== newline) {
          at += 1
          byte = bytes[at]
        }
        stop = bytes[at - 1] === carriageReturn && at === end && at > start ? at - 1 : at
      }
      const slot = column < columns ? (slots[column] ?? -1) : -1
      if (slot >= 0) {
        this.starts[slot] = start
        this.ends[slot] = stop
      }
      if (bytes[at] !== comma) return at >= end - 1 ? column + 1 : -1
      at += 1
    }
  }
}
