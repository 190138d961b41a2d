import { Breadcrumbs, type Ctx, localPath, page, type Translate } from '../../foundation/index.ts'
import { FindForm, findFormCss, findLink } from '../../register/index.ts'
import { answerHeaders } from './answer-headers.ts'
import css from './find.css?inline'
import type { TrustChoice } from './trust-choice.ts'

type Choices = { readonly question: string; readonly choices: readonly TrustChoice[] }

/** Several trusts that a name may mean; or one that bears another name today, with the reason. */
export function showChoices(c: Ctx, { question, choices }: Choices): Response {
  const { t } = c.var
  const title = t('register.choice.title', { count: choices.length })
  const asked = choices.filter(choice => choice.decision === 'surveyed')
  const others = choices.filter(choice => choice.decision !== 'surveyed')
  return page(c, {
    title,
    description: t('register.find.description'),
    css: [findFormCss, css],
    translated: false,
    indexed: false,
    headers: answerHeaders,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: findLink(), label: t('register.find.title') }]} here={title} />
        <section class="band">
          <h1>{title}</h1>
          <div class="prose">
            <p class="lead">{t('register.choice.lead', { count: choices.length })}</p>
          </div>
          <Choice t={t} choices={asked} />
          {others.length > 0 && (
            <>
              <h2>{t('register.choice.others')}</h2>
              <Choice t={t} choices={others} />
            </>
          )}
        </section>
        <section class="band sand">
          <h2>{t('register.choice.again')}</h2>
          <FindForm t={t} id="find-field" value={question} />
        </section>
      </>
    ),
  })
}

const Choice = ({ t, choices }: { t: Translate; choices: readonly TrustChoice[] }) =>
  choices.length === 0 ? null : (
    <ul class="found">
      {choices.map(choice => (
        <li>
          <a href={localPath(t.locale, choice.link)}>{choice.name}</a>
          {choice.isReal && <span class="km">{t('register.choice.real')}</span>}
          <span class="why">
            {choice.former && <Former t={t} choice={choice} />}
            {choice.hospitals.length > 0 &&
              t('register.choice.hospitals', { count: choice.hospitals.length, hospitals: choice.hospitals.join('; ') })}
          </span>
        </li>
      ))}
    </ul>
  )

/** Why an old name leads here. */
function Former({ t, choice: { former, name } }: { t: Translate; choice: TrustChoice }) {
  if (!former) return null
  const values = { former: former.name, name }
  return (
    <>
      {former.closedOn === null
        ? t('register.choice.renamed', values)
        : t('register.choice.closed', { ...values, day: t.day(former.closedOn) })}{' '}
    </>
  )
}
