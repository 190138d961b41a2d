import type { Ctx } from '../http/room.ts'

/** What somebody wants to know before they open a paper. `size` is in bytes. */
export type PaperFacts = { readonly size: number; readonly pages: number }

const known = new WeakMap<object, Map<string, Promise<PaperFacts>>>()

/** Counts the pages of a PDF as our own program writes it: each is an object that says what it is. */
export const measurePaper = (bytes: Buffer): PaperFacts => ({
  size: bytes.length,
  pages: bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0,
})

/**
 * The size and the pages of a paper that is written when somebody asks for it. It is written once for that in each process and language, and again
 * under another `name`: the name says which version it is.
 */
export function paperFacts({ var: { services, locale } }: Ctx, name: string, write: () => Promise<Buffer>): Promise<PaperFacts> {
  const papers = known.get(services) ?? new Map<string, Promise<PaperFacts>>()
  known.set(services, papers)
  const key = `${locale} ${name}`
  const there = papers.get(key)
  if (there) return there
  const facts = write().then(measurePaper)
  papers.set(key, facts)
  // What failed once is tried again by whoever asks next.
  facts.catch(() => papers.delete(key))
  return facts
}
