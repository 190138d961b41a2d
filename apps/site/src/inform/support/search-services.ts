import type { SearchEntries } from '../../foundation/index.ts'
import { loadServices } from './load-services.ts'
import { serviceLink, supportPath } from './support-links.ts'

/** The page of support and every service, for the search of the site. */
export const searchServices: SearchEntries = async c => {
  const { t } = c.var
  const services = await loadServices(c)
  return [
    { group: 'pages', title: t('support.title'), text: `${t('support.headline')}. ${t('support.lead')}`, link: supportPath },
    ...services.map(({ key, words }) => ({
      group: 'support' as const,
      title: words.title,
      text: [words.provider, words.text, words.when, words.where].filter(text => text !== '').join('. '),
      link: serviceLink(key),
      ...(words.isFallback ? { lang: 'en' as const } : {}),
    })),
  ]
}
