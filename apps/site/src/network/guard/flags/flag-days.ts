/** So long after somebody noted what was done, and so long after it was raised in any case, a flag is deleted. */
export const settledFlagDays = 30
export const flagDays = 90
