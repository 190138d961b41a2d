import { publishedEntries, wordsOf } from '../../../content/index.ts'
import type { SearchEntries } from '../../../foundation/index.ts'
import { countToolPath, submitPath } from '../links.ts'
import { questionKindName } from './questions-of.ts'

/** The counting program, sending a count, and every question about it, for the search of the site. */
export const searchCountTool: SearchEntries = async ({ var: { t, locale, db } }) => {
  const questions = await publishedEntries(db, questionKindName)
  return [
    { group: 'pages', title: t('count-tool.title'), text: t('count-tool.description'), link: countToolPath },
    { group: 'pages', title: t('count-tool.submit.title'), text: t('count-tool.submit.lead'), link: submitPath },
    ...questions.map(entry => {
      const { say, lang } = wordsOf(entry, locale)
      return {
        group: 'pages' as const,
        title: say('question'),
        text: say('answer'),
        link: `${countToolPath}#question-${entry.key}`,
        ...(lang ? { lang } : {}),
      }
    }),
  ]
}
