import { Failure } from '../workbench/index.ts'

/** Definitions that cannot be used, with the file and the reason. Nothing of the hospital's stands in them, so both can be said. */
export const broken = (name: string, reason: string): Failure =>
  new Failure(
    'ourFault',
    `The definitions of spotlight-count cannot be used: ${name}: ${reason}. Nothing was counted. Unpack the program again, and leave its folder “definitions” as it is.`,
  )
