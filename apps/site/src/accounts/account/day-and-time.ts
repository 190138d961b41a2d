import type { Translate } from '../../foundation/index.ts'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

/** `22 November 2026, 10:05`, as the clocks in the United Kingdom show it. */
export const dayAndTime = (t: Translate, at: Date): string => `${t.day(at)}, ${clock.format(at)}`
