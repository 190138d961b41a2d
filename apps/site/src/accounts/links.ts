/** The addresses of this room. */
export const consoleLink = (): string => '/console'
export const enterPath = '/console/enter/:token'
export const enterLink = (token: string): string => `/console/enter/${encodeURIComponent(token)}`
export const leaveLink = (): string => '/console/leave'
