export const sincePath = '/console/since'
export const sinceLink = (): string => sincePath
