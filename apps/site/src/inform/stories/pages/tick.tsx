import type { Translate } from '../../../foundation/index.ts'

type TickProps = {
  readonly t: Translate
  readonly id: string
  readonly words: string
  readonly isTicked: boolean
  readonly error?: string
}

/** One thing to agree to. Never ticked beforehand. */
export const Tick = ({ t, id, words, isTicked, error }: TickProps) => (
  <div class={error ? 'tick invalid' : 'tick'}>
    <input
      type="checkbox"
      id={id}
      name={id}
      value="yes"
      checked={isTicked}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    />
    <div>
      <label for={id}>{words}</label>
      {error && (
        <p class="error" id={`${id}-error`}>
          <span class="hidden">{t('site.form.error')}</span> {error}
        </p>
      )}
    </div>
  </div>
)
