import { Radios } from '../../../foundation/index.ts'
import { Tick } from '../pages/tick.tsx'
import { yearChoices } from '../story-words.ts'
import type { StepParts } from './step.ts'

/** What somebody agrees to, each by itself, and for how long. */
export function AgreeStep({ c, step: { typed, wordings }, errorOf }: StepParts) {
  const { t } = c.var
  return (
    <>
      <fieldset class="ticks">
        <legend>{t('stories.tell.agree.legend')}</legend>
        {wordings.map(({ scope, text }) => (
          <Tick t={t} id={scope} words={text} isTicked={typed[scope] === 'yes'} error={errorOf(scope)} />
        ))}
        <p class="hint">{t('stories.beyond')}</p>
      </fieldset>
      <Radios
        t={t}
        id="years"
        label={t('stories.tell.agree.years')}
        hint={t('stories.tell.agree.yearsHint')}
        value={typed.years}
        error={errorOf('years')}
        choices={yearChoices.map(count => ({ value: String(count), label: t('stories.years', { count }) }))}
      />
    </>
  )
}
