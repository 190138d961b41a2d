import { Notice } from '../../foundation/index.ts'
import type { JsxPart } from './proof/proof-part.tsx'

/** What the guard has to say above a form that is shown again: nothing is wrong with what was typed, so it is no error. */
export type Guarded = { readonly message: string; readonly part: JsxPart | null }

/** The message of the guard, above the form. Its part stands inside the form, before the button. */
export const GuardNotice = ({ guarded }: { readonly guarded: Guarded | undefined }) =>
  guarded === undefined ? null : (
    <Notice>
      <p role="status">{guarded.message}</p>
    </Notice>
  )
