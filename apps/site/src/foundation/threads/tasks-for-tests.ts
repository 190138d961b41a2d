/** Tasks of a thread under test: good ones, and every kind of bad one. */
export const tasks = {
  double: (number: number): number => number * 2,
  length: (bytes: Uint8Array): number => bytes.length,
  later: async ({ ms, word }: { ms: number; word: string }): Promise<string> => {
    await new Promise(resolve => setTimeout(resolve, ms))
    return word
  },
  'never-ends': (_: null): void => {
    for (;;);
  },
  'a-slow-pattern': (text: string): boolean => /^(a+)+$/.test(text),
  'fills-its-heap': (_: null): number => {
    const kept: number[][] = []
    for (;;) kept.push(new Array(10_000).fill(kept.length))
  },
  'fills-what-is-outside': async (_: null): Promise<void> => {
    const kept: Buffer[] = []
    for (;;) {
      kept.push(Buffer.alloc(8 * 1024 * 1024, 1))
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  },
  throws: (secret: string): void => {
    throw new TypeError(`cannot read ${secret}`)
  },
  'throws-later': (_: null): Promise<void> =>
    new Promise(() => {
      setTimeout(() => {
        throw new RangeError('where nobody listens')
      }, 1)
    }),
  'leaves-at-once': (_: null): void => process.exit(3),
  'ends-afterwards': (_: null): void => void setTimeout(() => process.exit(3), 5),
  'gives-back-a-function': (_: null) => ({ a: () => 1 }),
  'takes-its-process-with-it': (_: null): void => void process.kill(process.pid, 'SIGTRAP'),
  environment: (_: null): string[] => Object.keys(process.env),
  prints: (_: null): void => console.log('from the thread'),
}
