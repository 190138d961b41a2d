import type { Child } from 'hono/jsx'
import { findRoot, readAssetManifest, type Translate } from '../../../foundation/index.ts'
import { challengePath } from './challenge-path.ts'

/** A part of a page, to stand inside a form. */
export type JsxPart = Child

/** The guard’s own fields, which no form uses for anything else. */
export const proofField = 'guard-proof'
export const byMailField = 'guard-by-mail'

const island = readAssetManifest(findRoot()).islands['prove-work']

/** The part brings its own script, so that a page need not know of it before it is needed. */
const Script = () => (island === undefined ? null : <script type="module" src={`/assets/islands/${island}`} />)

type Words = { readonly t: Translate; readonly form?: string; readonly challenge?: string; readonly goesByItself: boolean }

const spoken = ({ t, form, challenge, goesByItself }: Words): Record<string, string> => ({
  'data-working': t('guard.proof.working'),
  'data-done': t(goesByItself ? 'guard.proof.going' : 'guard.proof.done'),
  'data-failed': t('guard.proof.failed'),
  ...(challenge === undefined ? {} : { 'data-challenge': challenge }),
  ...(form === undefined ? {} : { 'data-ask': `${challengePath}?form=${form}` }),
  ...(goesByItself ? { 'data-goes': 'yes' } : {}),
})

type ProofPartProps = {
  readonly t: Translate
  readonly challenge: string
  readonly confirms: 'always' | 'if-asked' | 'never'
  readonly goesByItself: boolean
}

/**
 * Inside a form that asks for a proof of work, before its button. As it stands it works without scripts: the button is pressed once more, and a
 * mail takes the place of the proof. With them the work is done at once, and the form goes by itself.
 */
export const ProofPart = ({ t, challenge, confirms, goesByItself }: ProofPartProps) => (
  <>
    <prove-work {...spoken({ t, challenge, goesByItself })}>
      <input type="hidden" name={proofField} value="" />
      <input type="hidden" name={byMailField} value="yes" />
      <p>
        {!goesByItself && `${t('guard.proof.file')} `}
        {t(confirms === 'never' ? 'guard.proof.plainly' : 'guard.proof.byMail')}
      </p>
    </prove-work>
    <Script />
  </>
)

/**
 * Inside a form with files, from the start and also on a page that is kept whole: when it is sent, it asks whether a proof is needed, and does
 * the work before the files leave. Without scripts it does nothing, and the guard answers as for any other form.
 */
export const ProofAhead = ({ t, form }: { readonly t: Translate; readonly form: string }) => (
  <>
    <prove-work {...spoken({ t, form, goesByItself: true })}>
      <input type="hidden" name={proofField} value="" />
    </prove-work>
    <Script />
  </>
)
