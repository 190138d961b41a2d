import type { Child } from 'hono/jsx'
import type { Translate } from '../../../foundation/index.ts'
import type { Answer } from '../../answer-types.ts'
import type { Law } from '../../types.ts'
import { isEmptyAnswer } from '../fingerprint-of-answers.ts'

/** An answer to be read: for those who may not change it, and of somebody who was faster. */
export function SaidPart({ t, answer, law }: { t: Translate; answer: Answer | null; law: Law | null }) {
  if (answer === null || isEmptyAnswer(answer)) return <p class="soft">{t('answers.nothing')}</p>
  const { words, language, translation, number, fromDay, toDay, exemption, note } = answer
  const day = (value: string | null) => (value === null ? t('answers.noDay') : t.day(value))
  return (
    <dl class="said">
      {number !== null && <Line label={t('answers.number')}>{t.number(number)}</Line>}
      {(fromDay !== null || toDay !== null) && (
        <Line label={t('answers.period')}>{t('answers.fromTo', { from: day(fromDay), to: day(toDay) })}</Line>
      )}
      {words !== '' && (
        <Line label={t('answers.words')}>
          <span lang={language} class="as-written">
            {words}
          </span>
        </Line>
      )}
      {translation !== null && (
        <Line label={t('answers.translation')}>
          <span lang={language === 'cy' ? 'en' : 'cy'} class="as-written">
            {translation}
          </span>
        </Line>
      )}
      {exemption !== null && (
        <Line label={t('answers.exemptionLabel')}>{law === null ? exemption : t(`answers.exemption.${law}.${exemption}`)}</Line>
      )}
      {note !== '' && (
        <Line label={t('answers.note')}>
          <span class="as-written">{note}</span>
        </Line>
      )}
    </dl>
  )
}

const Line = ({ label, children }: { label: string; children: Child }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
