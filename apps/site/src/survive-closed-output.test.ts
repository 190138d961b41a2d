import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const script = `
  import { surviveClosedOutput } from ${JSON.stringify(join(import.meta.dirname, 'survive-closed-output.ts'))}
  surviveClosedOutput()
  process.stdin.resume().on('end', () => {
    process.stdout.write('nobody reads this\\n')
    setImmediate(() => setImmediate(() => { process.exitCode = 3 }))
  })
`

test('work goes on to its end when nobody reads its words any more', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdout.destroy()
  await once(child.stdout, 'close')
  child.stdin.end()
  const [exitCode] = await once(child, 'exit')
  expect(exitCode).toBe(3)
})
