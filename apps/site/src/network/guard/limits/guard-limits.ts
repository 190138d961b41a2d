const minuteMs = 60_000

/**
 * How much is taken, for everybody to read (decision 0027). A connection is an IPv4 address or half of an IPv6 one (/64): behind it may stand one
 * person or a whole hospital. So a connection is slowed long before it is stopped: at a staff event three hundred people sign up within an
 * hour, and their phones do a second of work without their noticing.
 */
export const guardLimits = {
  /** Windows begin on the clock of the world, not of the UK: no day is shorter or longer for a change of the clocks. */
  windowMs: 10 * minuteMs,
  dayMs: 24 * 60 * minuteMs,
  /** What one connection may send in a window before each form asks for a proof of work. */
  connectionEasy: 60,
  /** What it may send at all in a window, and in a day. */
  connectionMost: 1000,
  connectionDay: 5000,
  /** How often a proof may be left out for the confirmation mail while one is asked for: from one connection, and in all, in a window. */
  withoutProof: 30,
  withoutProofInAll: 600,
  /** How many mails a form may cause to one address in a day from one connection; from all of them three times as many. */
  mailsADay: 3,
  mailsFromAll: 3,
  /** How many mails all forms together may cause to one address in a day: from one connection, and from all. */
  mailsOfAllFormsFromOne: 20,
  mailsOfAllForms: 40,
  /** How often the same own words come in a day before a person looks. */
  sameText: 20,
  /** Pressure: so many sent within these minutes, of one form or of all. Then everybody is asked for a proof. */
  pressureMinutes: 5,
  pressureOfForm: 150,
  pressureOfAll: 400,
} as const

export type GuardLimits = { readonly [Limit in keyof typeof guardLimits]: number }

/** The window of `ms` in which a moment lies: when it began, and when it ends. */
export function windowOf(now: Date, ms: number): { readonly began: Date; readonly ends: Date } {
  const began = Math.floor(now.getTime() / ms) * ms
  return { began: new Date(began), ends: new Date(began + ms) }
}
