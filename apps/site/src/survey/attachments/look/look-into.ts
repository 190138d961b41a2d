import type { Looked } from '../findings.ts'
import { Budget, bounds, CannotLook } from './budget.ts'
import type { LookInside } from './look-inside.ts'
import { lookIntoMail } from './look-mail.ts'
import { lookIntoText } from './look-text.ts'
import { lookIntoZip } from './look-zip.ts'
import { Noted } from './noted.ts'
import { tellType } from './tell-type.ts'

/**
 * Looks into a file that a stranger has sent: what it is, what it hides, and its words. What cannot be looked into is a finding. It may
 * take long and much memory, so it runs in a thread that can be ended.
 */
export const lookInto = (bytes: Buffer, budget = new Budget()): Promise<Looked> => look(bytes, { budget, depth: 1 })

type Around = { readonly budget: Budget; readonly depth: number }

async function look(bytes: Buffer, { budget, depth }: Around): Promise<Looked> {
  const noted = new Noted()
  let type = 'application/octet-stream'
  const tell = (found: string) => {
    type = found
  }
  const lookInside: LookInside = async (name, content) => {
    noted.addFrom(name, await look(content, { budget, depth: depth + 1 }))
  }
  try {
    await lookAs(bytes, { budget, depth, noted, lookInside, tell })
  } catch (error) {
    if (!(error instanceof CannotLook)) throw error
    noted.add(error.kind)
    // The bound is of everything together: what lies around this file cannot be looked into either.
    if (error.kind === 'bomb' && depth > 1) throw error
  }
  const { findings, pages } = noted
  return { type, findings, pages: noted.isEmpty ? [] : pages }
}

type How = Around & { readonly noted: Noted; readonly lookInside: LookInside; readonly tell: (type: string) => void }

async function lookAs(bytes: Buffer, { budget, depth, noted, lookInside, tell }: How): Promise<void> {
  const told = await tellType(bytes)
  tell(told.type)
  if (told.as === 'closed') return noted.add(told.finding)
  if (depth > bounds.depth && (told.as === 'zip' || told.as === 'mail')) throw new CannotLook('too-deep')
  if (told.as === 'zip') await lookIntoZip(bytes, { budget, noted, lookInside, tell })
  else if (told.as === 'mail') await lookIntoMail(bytes, noted, lookInside)
  else if (told.as === 'pdf') {
    // Loaded for the first PDF only: it is as large as everything else together.
    const { lookIntoPdf } = await import('./look-pdf.ts')
    await lookIntoPdf(bytes, noted, lookInside)
  } else lookIntoText(bytes, told.as, noted)
  if (noted.isEmpty) noted.add('no-text')
}
