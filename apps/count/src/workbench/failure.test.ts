import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { explain } from './failure.ts'
import { openWorkbench } from './workbench.ts'

test('too little memory ends with a code of its own and says what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'))
  const workbench = await openWorkbench({ beside: folder, memoryMb: 40, threads: 1 })
  try {
    const thrown = await workbench.rows('SELECT len(list(range)) FROM range(20_000_000)').catch((error: unknown) => error)
    expect(explain(thrown, folder)).toMatchObject({ exitCode: 7, message: expect.stringContaining('--memory 1000') })
  } finally {
    workbench.close()
    rmSync(folder, { recursive: true })
  }
})
