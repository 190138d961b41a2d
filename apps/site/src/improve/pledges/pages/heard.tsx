import type { Translate } from '../../../foundation/index.ts'
import type { SurveyMoment } from '../pledge-words.ts'
import type { PledgeView } from './pledge-view.ts'
import { Say, SayAll, Withheld } from './say.tsx'
import { SurveyResults } from './survey-results.tsx'

type HeardProps = { readonly t: Translate; readonly view: PledgeView; readonly moment: SurveyMoment; readonly unit: string }

/** What people said: the themes that were found in their words, and the figures, once both have been looked at. */
export function Heard({ t, view, moment, unit }: HeardProps) {
  const findings = view.story.findings[moment]
  const surveys = view.surveys.filter(({ survey }) => survey.moment === moment)
  if (surveys.length === 0) return null
  return (
    <section class="band" aria-labelledby={`heard-${moment}`}>
      <h2 id={`heard-${moment}`}>{t(`pledges.heard.${moment}`)}</h2>
      {findings === null ? (
        <p>{t('pledges.heard.waiting')}</p>
      ) : findings.withheldOn !== null ? (
        <Withheld t={t} on={findings.withheldOn} />
      ) : (
        <>
          <div class="prose">
            <SayAll t={t} words={findings.words} />
          </div>
          {findings.themes.length > 0 && (
            <>
              <h3>{t('pledges.heard.themes')}</h3>
              <ul class="themes">
                {findings.themes.map(({ title, meaning }) => (
                  <li>
                    <b>
                      <Say t={t} words={title} />
                    </b>
                    <SayAll t={t} words={meaning} />
                  </li>
                ))}
              </ul>
              <p class="small soft">{t('pledges.heard.reviewed')}</p>
            </>
          )}
          {surveys.map(each => (
            <SurveyResults t={t} view={each} unit={unit} />
          ))}
        </>
      )}
    </section>
  )
}
