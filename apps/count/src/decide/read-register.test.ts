import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepOrder, openWorkbench } from '../workbench/index.ts'
import { readRegister } from './read-register.ts'

test('a register of several parts is read whole, in its order, each list with its own values', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'register-'))
  const workbench = await openWorkbench({ beside: folder })
  try {
    await keepOrder(workbench)
    await workbench.run(`CREATE TABLE register AS
      SELECT 'p-' || range AS person_id, [[], ['bone'], ['bone', 'liver'], ['liver', 'bone']][range % 4 + 1] AS sites FROM range(45000)`)
    const rows = await readRegister(workbench, ['personId', 'sites'])
    const sites = [[], ['bone'], ['bone', 'liver'], ['liver', 'bone']]
    expect(rows).toEqual(Array.from({ length: 45_000 }, (_, at) => ({ personId: `p-${at}`, sites: sites[at % 4] })))
  } finally {
    workbench.close()
    rmSync(folder, { recursive: true })
  }
})
