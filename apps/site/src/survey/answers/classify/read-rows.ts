import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '../../../foundation/index.ts'
import { readForm } from '../../read-form.ts'
import type { RoundId } from '../../types.ts'
import { exemptionsOf } from '../exemptions.ts'
import type { Row } from './look-at-row.ts'
import { type SimpleClass, simpleClasses } from './propose-class.ts'

/** As many answers as a page shows, and as are sorted at once. */
export const mostRows = 50

/** `look`: what would be recorded. `change`: back to the list with what was chosen. `sort`: record it. */
export type ClassifyStep = 'look' | 'change' | 'sort'

export type SentRow = Row & { readonly isTicked: boolean }

/** The name of a field of one row. */
export const rowField = (code: string, name: string): string => `${code}.${name}`

/** The list as somebody sent it: each row with what was chosen for it. */
export async function readRows(c: Ctx, round: RoundId): Promise<{ rows: SentRow[]; step: ClassifyStep }> {
  const form = await readForm(c)
  const codes = [...new Set(form.all('row'))]
  if (codes.length > mostRows) throw new HTTPException(400)
  const rows = codes.map((code): SentRow => {
    const of = (name: string) => form.line(rowField(code, name))
    const chosen: SimpleClass | undefined = simpleClasses.find(each => each === of('class'))
    const [messageId, basedOn] = [Number(of('message')), Number(of('version'))]
    if (!chosen || !Number.isSafeInteger(messageId) || !Number.isSafeInteger(basedOn)) throw new HTTPException(400)
    const ground = [...exemptionsOf.foia, ...exemptionsOf.foisa].find(each => each === of('ground')) ?? null
    return {
      round,
      trustCode: code,
      messageId,
      basedOn,
      class: chosen,
      quote: chosen === 'acknowledged' ? '' : form.lines(rowField(code, 'quote')),
      exemption: groundFor(chosen, ground),
      isTicked: of('tick') === 'yes',
    }
  })
  const step = form.line('step')
  return { rows, step: step === 'sort' || step === 'change' ? step : 'look' }
}

/** Refused on cost is section 12 of both Acts; a ground stands beside no other class than a refusal. */
const groundFor = (chosen: SimpleClass, ground: Row['exemption']): Row['exemption'] =>
  chosen === 'refused-cost' ? 's12' : chosen === 'refused-other' ? (ground ?? 'other') : null
