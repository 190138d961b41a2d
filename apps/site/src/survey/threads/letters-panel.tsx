import { localPath, type TrustPanels } from '../../foundation/index.ts'
import { nameOfRound } from '../round-here.ts'
import { roundById } from '../rounds/round-store.ts'
import { lettersLink } from './links.ts'
import { publishedRoundsOf } from './thread-store.ts'

/** On the page of a trust: where its letters can be read, once some are published. */
export const lettersPanel: TrustPanels = async (trustCode, c) => {
  const { db, t, locale } = c.var
  const published = await publishedRoundsOf(db, trustCode)
  if (published.length === 0) return []
  const rounds = await Promise.all(published.map(async each => ({ ...each, of: await roundById(db, each.round) })))
  return [
    {
      order: 30,
      body: (
        <div class="prose">
          <h3>{t('threads.panel.title')}</h3>
          <p>{t('threads.panel.text')}</p>
          <ul>
            {rounds.map(({ round, publishedAt, of }) => (
              <li>
                <a href={localPath(locale, lettersLink({ round, trustCode }))}>
                  {t('threads.panel.link', { round: of ? nameOfRound(of, locale) : round, day: t.day(publishedAt) })}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ),
    },
  ]
}
