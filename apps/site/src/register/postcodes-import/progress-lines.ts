import type { Progress } from './read-directory.ts'

const tellEveryMs = 2000

/** Says every two seconds how far the reading is, how quick, and how long it still takes. `now` in milliseconds of any clock. */
export function progressLines(print: (line: string) => void, now: () => number): (progress: Progress) => void {
  const begun = now()
  let told = begun
  return ({ rows, bytes, ofBytes }) => {
    const at = now()
    if (at - told < tellEveryMs) return
    told = at
    const seconds = (at - begun) / 1000
    const left = bytes === 0 ? 0 : (ofBytes - bytes) / (bytes / seconds)
    print(
      `${rows.toLocaleString('en-GB')} rows read, ${Math.round(rows / seconds).toLocaleString('en-GB')} a second, ${timeLeft(left)} left`,
    )
  }
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s`
  return `about ${Math.round(seconds / 60)} min`
}
