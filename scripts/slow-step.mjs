/** How long a person waits in silence before we say what is going on. */
export const patienceMs = 2_000
const reminderMs = 15_000

/**
 * Runs a step and says what it is doing when it takes longer than two seconds: once, and then every quarter of a minute.
 * The words go to standard error, so that the output of a command stays clean for a pipe.
 *
 * @template T
 * @param {string} doing what is being done, as a sentence without a full stop: "Installing the packages"
 * @param {() => Promise<T>} step
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<T>}
 */
export async function slowStep(doing, step, options = {}) {
  const say = options.say ?? (line => process.stderr.write(`${line}\n`))
  const startedAt = Date.now()
  /** @type {NodeJS.Timeout | undefined} */
  let reminder
  const first = setTimeout(() => {
    say(`${doing} …`)
    reminder = setInterval(() => say(`${doing} … ${Math.round((Date.now() - startedAt) / 1000)} s so far`), reminderMs)
  }, patienceMs)
  try {
    return await step()
  } finally {
    clearTimeout(first)
    clearInterval(reminder)
  }
}
