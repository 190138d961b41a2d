/** Where a mail begins to repeat the one that it answers, as the usual programs mark it, English and Welsh. */
const quoteBegins = [
  /^-{2,}\s*(original message|neges wreiddiol|forwarded message)/i,
  /^_{10,}$/,
  /^(on|ar) .{5,200}(wrote|ysgrifennodd).{0,80}:$/i,
  /^(from|oddi wrth|oddi wrth\/from|from\/oddi wrth):\s/i,
]

/** What the writer says, without what is quoted of us: our own letter speaks of clarification and of twenty working days too. */
export function ownWords(text: string): string {
  const lines = text.split('\n', 2000)
  const end = lines.findIndex((line, index) => index > 0 && quoteBegins.some(mark => mark.test(line.trim().slice(0, 320))))
  return (end < 0 ? lines : lines.slice(0, end)).filter(line => !/^\s*>/.test(line)).join('\n')
}
