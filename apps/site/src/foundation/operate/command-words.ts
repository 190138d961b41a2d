import { z } from 'zod'

/** What the two ends of the command socket say to each other: one JSON object a line. */
export const orderSchema = z.object({ argv: z.array(z.string()), cwd: z.string() })
export type Order = z.infer<typeof orderSchema>

export const replySchema = z.union([
  z.object({ line: z.string() }),
  /** For standard error. */
  z.object({ wrong: z.string() }),
  z.object({ exit: z.number().int() }),
])
export type Reply = z.infer<typeof replySchema>
