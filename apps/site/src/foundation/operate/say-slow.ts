/** How long a person waits in silence before being told what is going on. */
const patienceMs = 2000
const reminderMs = 15_000

/** Runs a step, and says what it is when it takes longer than two seconds: once, then every quarter of a minute. */
export async function saySlow<Result>(say: (line: string) => void, doing: string, step: () => Promise<Result>): Promise<Result> {
  const begun = Date.now()
  const speak = (soFar: string) => say(`${doing}${soFar} …`)
  let reminder: NodeJS.Timeout | undefined
  const first = setTimeout(() => {
    speak('')
    reminder = setInterval(() => speak(` (${Math.round((Date.now() - begun) / 1000)} seconds so far)`), reminderMs)
  }, patienceMs)
  try {
    return await step()
  } finally {
    clearTimeout(first)
    clearInterval(reminder)
  }
}
