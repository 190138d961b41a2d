import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from './row.ts'

export type Process = { readonly address: string }

/** A publication by the command line, seen by every process on the same database. Time counts from the command's word that it is done. */
export async function measurePublication(
  what: string,
  { processes, command, env }: { processes: readonly Process[]; command: string; env: Readonly<Record<string, string>> },
): Promise<Row> {
  const id = '2026-9'
  const folder = mkdtempSync(join(tmpdir(), 'spotlight-bench-'))
  const file = join(folder, 'results.csv')
  writeFileSync(file, 'trust_code,status,answered_on,note\nEX-003,collecting,2026-11-10,Published by the benchmark\n')
  for (const { address } of processes) await assertShown(address, id, false)
  const began = performance.now()
  const published = runCommand([command, 'import-results', file, '--release', id, '--as-of', '2026-11-20'], env)
  const seen = await Promise.all(processes.map(process => firstSight(process.address, id, began)))
  const done = await published
  return { what, value: Math.max(0, Math.max(...seen) - done) / 1000, unit: 's', limit: { at: 'most', value: 1 } }
}

/** The moment at which a command ended well. */
const runCommand = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', chunk => {
      said += String(chunk)
    })
    child.stderr.on('data', chunk => {
      said += String(chunk)
    })
    child.on('error', reject)
    child.on('exit', code =>
      code === 0 ? resolve(performance.now()) : reject(new Error(`import-results ended with ${code}:\n${said}`)),
    )
  })

const shows = async (address: string, id: string): Promise<boolean> => {
  const answer = await fetch(`${address}/map`)
  if (answer.status !== 200) throw new Error(`${address}/map answered ${answer.status}`)
  return (await answer.text()).includes(`/releases/${id}`)
}

async function assertShown(address: string, id: string, expected: boolean): Promise<void> {
  if ((await shows(address, id)) !== expected)
    throw new Error(`${address}/map ${expected ? 'does not show' : 'already shows'} ${id}`)
}

async function firstSight(address: string, id: string, began: number): Promise<number> {
  while (!(await shows(address, id))) {
    if (performance.now() - began > 60_000) throw new Error(`${address}/map never showed ${id}`)
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  return performance.now()
}
