import { aboutPath } from '../facts/page-kind.ts'

/** Where a reader finds what we know of a nation. */
export const policyLink = (nation: string): string => `${aboutPath}#policy-${nation}`
