/** The time, passed in: rules never read it, tests set it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

// Made once: making one takes a hundred times as long as asking it.
const ukDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar day in the United Kingdom, `YYYY-MM-DD`: the day on which a person there would say it happened. */
export const dayInUk = (instant: Date): string => ukDay.format(instant)
