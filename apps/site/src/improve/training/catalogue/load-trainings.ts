import { publishedEntries } from '../../../content/index.ts'
import type { Ctx, SearchEntries } from '../../../foundation/index.ts'
import { trainingLink, trainingsPath } from '../training-links.ts'
import { readTraining } from './read-training.ts'
import type { Training } from './training.ts'

/** Every training that is published, in the language of the page. One that cannot be read is left out and stands in the log by its key. */
export async function loadTrainings({ var: { db, locale, services } }: Ctx): Promise<readonly Training[]> {
  const entries = await publishedEntries(db, 'training')
  return entries.flatMap(entry => {
    const training = readTraining(entry, locale)
    if (training === null) services.log('training-entry-unreadable', { key: entry.key, version: entry.version })
    return training ?? []
  })
}

/** The catalogue and every training, for the search of the site. */
export const searchTrainings: SearchEntries = async c => {
  const { t } = c.var
  const trainings = await loadTrainings(c)
  return [
    { group: 'pages', title: t('training.title'), text: t('training.lead'), link: trainingsPath },
    ...trainings.map(({ key, words }) => ({
      group: 'training' as const,
      title: words.title,
      text: [words.provider, words.text].filter(text => text !== '').join('. '),
      link: trainingLink(key),
      ...(words.isFallback ? { lang: 'en' as const } : {}),
    })),
  ]
}
