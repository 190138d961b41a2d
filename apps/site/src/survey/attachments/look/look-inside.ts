/** Looks into a file that was found within another one, and notes under its name what is in it. */
export type LookInside = (name: string, content: Buffer) => Promise<void>
