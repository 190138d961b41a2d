import { type HospitalParts, localPath } from '../../../foundation/index.ts'
import { hospitalPath } from '../pledge-links.ts'

/** On the first page of a hospital’s people. */
export const pledgeHospitalPart: HospitalParts = async (_person, { var: { t, locale } }) => [
  {
    order: 20,
    body: (
      <section aria-labelledby="hospital-pledge">
        <h2 id="hospital-pledge">{t('pledges.hospital.title')}</h2>
        <p>{t('pledges.hospital.lead')}</p>
        <p>
          <a href={localPath(locale, hospitalPath)}>{t('pledges.hospital.open')}</a>
        </p>
      </section>
    ),
  },
]
