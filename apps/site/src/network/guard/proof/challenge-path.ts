/** Where a page asks for a challenge before it sends files. Answers 204 where none is needed. */
export const challengePath = '/guard/challenge'
