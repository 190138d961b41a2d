/** Where somebody writes to whoever represents them. */
export const politicianPath = '/act/politician'
