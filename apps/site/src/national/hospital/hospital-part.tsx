import { type HospitalParts, localPath } from '../../foundation/index.ts'
import { countToolPath, ownSubmissionsPath } from '../count-tool/links.ts'
import { keysOfTrusts } from '../keys/key-store.ts'
import { ownKeysPath } from '../keys/links.ts'
import { submissionsOf } from '../submissions/submission-store.ts'
import { trustsActedFor } from './trusts-acting-for.ts'

/** On a hospital’s own first page: its key, the newest count it has sent, and what to do next. */
export const countHospitalPart: HospitalParts = async (person, { var: { t, locale, db } }) => {
  const trusts = await trustsActedFor(db, person.trust)
  const keys = await keysOfTrusts(db, trusts)
  const sent = (await Promise.all(trusts.map(code => submissionsOf(db, code)))).flat()
  const newest = sent.reduce<(typeof sent)[number] | null>(
    (best, each) => (best === null || each.receivedAt > best.receivedAt ? each : best),
    null,
  )
  const standing = keys.some(({ state }) => state === 'standing')
  const waits = keys.some(({ state }) => state === 'waiting')
  return [
    {
      order: 10,
      body: (
        <section aria-labelledby="hospital-count">
          <h2 id="hospital-count">{t('signing-keys.panel.title')}</h2>
          <p>{t('signing-keys.panel.lead')}</p>
          <p>
            <b>{t(`signing-keys.panel.${standing ? 'stands' : waits ? 'waits' : 'noKey'}`)}</b>{' '}
            {newest
              ? t('signing-keys.panel.newest', {
                  asAt: t.day(newest.submission.asAt),
                  state: t(`count-tool.states.${newest.state}`),
                })
              : t('signing-keys.panel.nothingSent')}
          </p>
          <ul>
            <li>
              <a href={localPath(locale, ownKeysPath)}>{t('signing-keys.panel.toKeys')}</a>
            </li>
            <li>
              <a href={localPath(locale, ownSubmissionsPath)}>{t('signing-keys.panel.toSubmissions')}</a>
            </li>
            <li>
              <a href={localPath(locale, countToolPath)}>{t('signing-keys.panel.toTool')}</a>
            </li>
          </ul>
        </section>
      ),
    },
  ]
}
