import type { Workbench } from './workbench.ts'

type Work = () => Promise<unknown>
type Done<Works extends readonly Work[]> = { -readonly [Place in keyof Works]: Awaited<ReturnType<Works[Place]>> }

/**
 * Does pieces of work at the same time, or one after the other where only one processor may be used. Where one fails, the others come to their end before that is said: whoever
 * tidies up then disturbs nobody.
 */
export async function together<const Works extends readonly Work[]>(
  { threads }: Pick<Workbench, 'threads'>,
  works: Works,
): Promise<Done<Works>> {
  const begun: Promise<unknown>[] = []
  for (const work of works) {
    const doing = work()
    begun.push(doing)
    if (threads === 1) await doing
  }
  await Promise.allSettled(begun)
  // Each place holds what the work in that place has given.
  return (await Promise.all(begun)) as Done<Works>
}
