/** Days are counted from 1 January 1970, so that they can be added and compared; no clock is read anywhere. */
export type Day = number

const dayMs = 86_400_000

export const dayOf = (iso: string): Day => Math.round(Date.parse(`${iso}T00:00:00Z`) / dayMs)
export const isoOf = (day: Day): string => new Date(day * dayMs).toISOString().slice(0, 10)
export const monthOf = (day: Day): string => isoOf(day).slice(0, 7)
export const britishOf = (day: Day): string => isoOf(day).split('-').reverse().join('/')
export const yearsToDays = (years: number): number => Math.round(years * 365.25)
