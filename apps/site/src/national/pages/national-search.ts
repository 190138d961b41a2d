import type { Ctx, SearchEntry } from '../../foundation/index.ts'
import { methodIds } from '../figures/methods/method.ts'
import { methodLink, methodsPath, nationalPath } from './national-links.ts'

/** The national picture and how its numbers are made, as the search knows them. */
export const nationalSearch = async ({ var: { t } }: Ctx): Promise<readonly SearchEntry[]> => [
  {
    group: 'pages',
    title: t('national-picture.menu'),
    text: `${t('national-picture.title')} ${t('national-picture.description')}`,
    link: nationalPath,
  },
  {
    group: 'pages',
    title: t('national-picture.methods.title'),
    text: t('national-picture.methods.lead'),
    link: methodsPath,
  },
  ...methodIds.map(
    (id): SearchEntry => ({
      group: 'pages',
      title: t(`national-methods.method.${id}.title`),
      text: t(`national-methods.method.${id}.plain`),
      link: methodLink(id),
    }),
  ),
]
