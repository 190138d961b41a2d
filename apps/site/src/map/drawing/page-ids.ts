/** The row of a trust in the table; it is shown as a card when the address ends with it. */
export const rowId = (code: string): string => `t-${code}`
/** The pin of a trust on the map. */
export const pinId = (code: string): string => `p-${code}`
