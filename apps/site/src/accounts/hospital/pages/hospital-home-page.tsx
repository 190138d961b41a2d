import { type Ctx, type HospitalPerson, Notice, type PagePart } from '../../../foundation/index.ts'
import type { KnownPerson } from '../person-store.ts'
import { hospitalPage } from './hospital-page.tsx'

type HomeView = {
  readonly trustName: string
  readonly parts: readonly PagePart[]
  /** Who else may sign in for this trust. */
  readonly others: readonly KnownPerson[]
}

/** What somebody at a hospital can do here. */
export function hospitalHomePage(c: Ctx, person: HospitalPerson, { trustName, parts, others }: HomeView): Response {
  const { t } = c.var
  return hospitalPage(c, person, {
    title: trustName,
    lead: t('hospital.home.lead'),
    trustName,
    css: parts.flatMap(part => part.css ?? []),
    body: (
      <>
        {!person.isCalledBack && (
          <Notice title={t('hospital.home.notCalled')}>
            <p>{t('hospital.home.notCalledMore')}</p>
          </Notice>
        )}
        {parts.length === 0 ? <p>{t('hospital.home.nothing')}</p> : parts.map(part => part.body)}
        <h2>{t('hospital.home.others')}</h2>
        {others.length === 0 ? (
          <p>{t('hospital.home.noOthers')}</p>
        ) : (
          <ul>
            {others.map(({ name, work }) => (
              <li>{work === '' ? name : `${name}, ${work}`}</li>
            ))}
          </ul>
        )}
        <p class="small soft">{t('hospital.home.promise')}</p>
      </>
    ),
  })
}
