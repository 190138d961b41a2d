export const rehearsalPath = '/console/rehearsal'
export const movePath = '/console/rehearsal/move'

export const rehearsalLink = (done?: string): string => (done === undefined ? rehearsalPath : `${rehearsalPath}?done=${done}`)
export const moveLink = (): string => movePath
