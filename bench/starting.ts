import { join } from 'node:path'
import { freePort, median, startPinned, stop } from './process.ts'
import type { Row } from './row.ts'

/** From the start of the process to the first page, on a data folder that exists. */
export async function measureStart(server: string, env: Readonly<Record<string, string>>): Promise<Row> {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const port = await freePort()
    const begin = performance.now()
    const child = await startPinned(0, [server], {
      ready: /Spotlight is ready/,
      env: { ...env, PORT: String(port), BASE_URL: `http://localhost:${port}` },
    })
    const answer = await fetch(`http://localhost:${port}/map`)
    const body = await answer.text()
    if (answer.status !== 200 || !body.includes('</html>')) throw new Error(`The first page answered ${answer.status}`)
    times.push((performance.now() - begin) / 1000)
    await stop(child)
  }
  return {
    what: 'start with an existing data folder to the first page',
    value: median(times),
    unit: 's',
    limit: { at: 'most', value: 2 },
  }
}

export const builtServer = (root: string): string => join(root, 'dist/site/main.js')
