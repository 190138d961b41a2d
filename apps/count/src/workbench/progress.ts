import { inThousands } from './in-thousands.ts'

/** Where a command tells how far it is. Nothing is said in the first two seconds, and never anything about a patient. */
export type Progress = {
  /** Begins a step, for example `Reading HES`. total in units if known. */
  begin(step: string, total?: { amount: number; unit: 'rows' | 'bytes' | 'people' | 'files' }): void
  /** How much of the current step is done, in its unit, and how many rows that were. */
  reached(amount: number, rows?: number): void
  end(): void
}

export const silent: Progress = { begin: () => {}, reached: () => {}, end: () => {} }

export type ProgressOptions = { write: (text: string) => void; isTerminal: boolean; now: () => number }

const quietMs = 2000
const betweenMs = { terminal: 200, file: 10_000 } as const

/** Writes one line that is renewed on a terminal, or a line every ten seconds into a file: rows, rate, time left. */
export function tellProgress({ write, isTerminal, now }: ProgressOptions): Progress {
  const between = isTerminal ? betweenMs.terminal : betweenMs.file
  let current:
    | { step: string; startedAt: number; saidAt: number; total?: { amount: number; unit: string } | undefined }
    | undefined
  let hasSaid = false
  return {
    begin(step, total) {
      current = { step, startedAt: now(), saidAt: now() + quietMs - between, total }
      hasSaid = false
    },
    reached(amount, rows = amount) {
      if (current === undefined || now() - current.saidAt < between) return
      current.saidAt = now()
      hasSaid = true
      const line = inWords({ ...current, amount, rows, seconds: (now() - current.startedAt) / 1000 })
      write(isTerminal ? `\r\x1b[2K${line}` : `${line}\n`)
    },
    end() {
      if (hasSaid && isTerminal) write('\r\x1b[2K')
      current = undefined
    },
  }
}

type Reached = {
  step: string
  total?: { amount: number; unit: string } | undefined
  amount: number
  rows: number
  seconds: number
}

export function inWords({ step, total, amount, rows, seconds }: Reached): string {
  // Bytes are the measure of how far it is; what somebody wants to know is rows.
  const unit = total === undefined || total.unit === 'bytes' ? 'rows' : total.unit
  const rate = seconds > 0 ? ` ${inThousands(Math.round(rows / seconds))} ${unit} a second.` : ''
  const done = `${step}: ${inThousands(rows)} ${unit}.${rate}`
  if (total === undefined || total.amount <= 0 || amount <= 0) return done
  const share = Math.min(1, amount / total.amount)
  const left = Math.max(0, (seconds / share) * (1 - share))
  return `${done} ${Math.floor(share * 100)} %, about ${duration(left)} left.`
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
