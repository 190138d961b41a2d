import { type HospitalParts, localPath } from '../../../foundation/index.ts'
import { codesActedFor } from '../../pledges/acting-for.ts'
import { assessmentsOf } from '../assessment-store.ts'
import { ownPath } from '../links.ts'

/** On a hospital’s own first page: measuring itself against the standards, and what was given back. */
export const assessmentHospitalPart: HospitalParts = async (person, { var: { t, locale, db } }) => {
  const rows = await assessmentsOf(db, await codesActedFor(db, person.trust))
  const isGivenBack = rows.some(({ state, note }) => state === 'draft' && note !== '')
  return [
    {
      order: 30,
      body: (
        <section>
          <h2>{t('assessments.own.title')}</h2>
          <p>{t('assessments.own.lead')}</p>
          {isGivenBack && (
            <p>
              <b>{t('assessments.own.givenBack')}</b>
            </p>
          )}
          <p>
            <a href={localPath(locale, ownPath)}>{t('assessments.own.open')}</a>
          </p>
        </section>
      ),
    },
  ]
}
