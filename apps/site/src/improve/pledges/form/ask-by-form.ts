import { HTTPException } from 'hono/http-exception'
import { formOf, hashOfToken, isTokenShaped } from '../../../accounts/index.ts'
import { type Actor, type Ctx, dayInUk, type FieldError, lettersNotOnPaper } from '../../../foundation/index.ts'
import { type ChangeKind, changeKinds } from '../pledge-words.ts'
import type { AskedChange } from '../store/change-store.ts'
import type { Pledge } from '../store/pledge-store.ts'
import { askChange } from '../verbs/ask-change.ts'
import { changeFields, inList } from './change-fields.ts'
import { readChange, type Typed } from './read-change.ts'

export type AskedByForm =
  | {
      readonly kind: 'again'
      readonly typed: Typed
      readonly errors: readonly FieldError[]
      readonly once: string
      readonly basedOn: number
    }
  /** `id` null: the same form came before. */
  | { readonly kind: 'asked'; readonly id: number | null }

export type Asker = {
  readonly kind: ChangeKind
  readonly pledge: Pledge | null
  readonly trustCode: string
  readonly askedBy: AskedChange['askedBy']
  readonly actor: Actor
}

/** Takes a form about a pledge, whoever it comes from: reads it, and asks for what it says. */
export async function askByForm(c: Ctx, { kind, pledge, trustCode, askedBy, actor }: Asker): Promise<AskedByForm> {
  const { services, t } = c.var
  const form = await formOf(c)
  const once = form('once')
  if (!isTokenShaped(once)) throw new HTTPException(400)
  const basedOn = /^[0-9]{1,6}$/.test(form('based-on')) ? Number(form('based-on')) : 0
  const notOnPaper = (text: string) => lettersNotOnPaper(services.root, text)
  const read = readChange(kind, form, { t, today: dayInUk(services.clock()), notOnPaper })
  if (!read.ok) return { kind: 'again', typed: read.typed, errors: read.errors, once, basedOn }
  const outcome = await askChange(services, {
    trustCode,
    pledgeId: pledge?.id ?? null,
    change: read.change,
    basedOn,
    once: hashOfToken(once),
    askedBy,
    actor,
  })
  switch (outcome.kind) {
    case 'asked':
      return { kind: 'asked', id: outcome.id }
    case 'sent-before':
      return { kind: 'asked', id: null }
    case 'unknown':
      throw new HTTPException(404)
    case 'refused': {
      const errors = [{ field: firstFieldOf(kind), message: t(`pledges.mayNot.${outcome.why}`) }]
      return { kind: 'again', typed: read.typed, errors, once, basedOn }
    }
  }
}

/** Where the summary of errors leads when nothing in the form is wrong by itself. */
function firstFieldOf(kind: ChangeKind): string {
  const [first] = changeFields[kind]
  if (!first) throw new Error(`The form ${kind} asks for nothing`)
  if (first.kind === 'words') return `${first.name}-en`
  return first.kind === 'list' ? `${inList(first.name, 1, '')}` : first.name
}

/** The kind in an address; a kind that may not be asked for there is none. */
export function kindIn(c: Ctx, among: readonly ChangeKind[]): ChangeKind {
  const kind = changeKinds.find(each => each === c.req.param('kind'))
  if (!kind || !among.includes(kind)) throw new HTTPException(404)
  return kind
}

/** What a hospital may ask for about a pledge it has; staff also that something is not read any more. */
export const kindsForHospital = [
  'survey',
  'findings',
  'agreement',
  'version',
  'progress',
  'withdraw',
] as const satisfies readonly ChangeKind[]
export const kindsForStaff = [...kindsForHospital, 'withhold'] as const satisfies readonly ChangeKind[]
