/**
 * A text in `format=flowed` (RFC 3676) with its lines put together again: a line that ends with a space goes on in the next one. Quoted
 * lines stay as they are, and so does the line that begins a signature. One pass, however long the text is: a mail comes from anybody.
 */
export function unflow(text: string, { isSpaceLeftOut }: { isSpaceLeftOut: boolean }): string {
  const whole: string[] = []
  let open: string[] = []
  const close = () => {
    if (open.length > 0) whole.push(open.join(''))
    open = []
  }
  for (const line of text.split(/\r?\n/)) {
    const own = line.startsWith(' ') ? line.slice(1) : line
    const stands = line.startsWith('>') || own === '-- '
    if (stands) close()
    if (stands || !own.endsWith(' ')) {
      open.push(own)
      close()
    } else open.push(isSpaceLeftOut ? own.slice(0, -1) : own)
  }
  close()
  return whole.join('\n')
}
