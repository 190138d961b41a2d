import { hospitalPage } from '../../../accounts/index.ts'
import { Button, type Ctx, type HospitalPerson, localPath, Notice, Select } from '../../../foundation/index.ts'
import { hospitalsOf } from '../../../register/index.ts'
import { codesActedFor } from '../../pledges/acting-for.ts'
import { standardsPath } from '../../standards/links.ts'
import { assessmentsOf } from '../assessment-store.ts'
import { ownAt, ownPath } from '../links.ts'
import { trustName, unitName } from '../load-assessment.ts'

export const wholeTrust = 'whole'

/** A hospital’s assessments: what each year says, and beginning this year’s. */
export async function ownPage(
  c: Ctx,
  person: HospitalPerson,
  { isRefused = false }: { readonly isRefused?: boolean } = {},
): Promise<Response> {
  const { t, db, locale } = c.var
  const rows = await assessmentsOf(db, await codesActedFor(db, person.trust))
  const listed = []
  for (const row of rows) listed.push({ row, unit: await unitName(c, row) })
  const hospitals = await hospitalsOf(db, person.trust)
  return hospitalPage(c, person, {
    title: t('assessments.own.title'),
    lead: t('assessments.own.lead'),
    trustName: await trustName(db, person.trust, locale),
    status: isRefused ? 422 : 200,
    body: (
      <>
        {isRefused && (
          <Notice>
            <p role="alert">{t('assessments.own.refused')}</p>
          </Notice>
        )}
        <p>
          <a href={localPath(locale, standardsPath)}>{t('endorsements.toStandards')}</a>
        </p>
        {listed.length > 0 && (
          <>
            <h2>{t('assessments.own.list')}</h2>
            <ul>
              {listed.map(({ row, unit }) => (
                <li>
                  <a href={localPath(locale, ownAt.link(row.id))}>
                    {t('assessments.page.heading', { unit, year: String(row.year) })}
                  </a>
                  : {t(`assessments.states.${row.state}`)}
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>{t('assessments.own.begin')}</h2>
        <p>{t('assessments.own.how')}</p>
        <form method="post" action={localPath(locale, ownPath)}>
          <Select
            t={t}
            id="unit"
            label={t('assessments.own.unit')}
            hint={t('assessments.own.unitHint')}
            choices={[
              { value: wholeTrust, label: t('assessments.wholeTrust') },
              ...hospitals.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <Button>{t('assessments.own.button')}</Button>
        </form>
      </>
    ),
  })
}
