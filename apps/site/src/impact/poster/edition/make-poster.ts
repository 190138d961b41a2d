import { type Campaign, dayInUk, type Locale, localPath, type Messages, type Translate } from '../../../foundation/index.ts'
import { licence } from '../../../releases/index.ts'
import { flowChartOf, flowFacts } from '../../evaluation/document/flow-block.ts'
import { factsOf } from '../../evaluation/document/measure-block.ts'
import type { KeptEdition } from '../../evaluation/edition/edition.ts'
import { evaluationAt } from '../../evaluation/evaluation-links.ts'
import type { Snapshot } from '../../evaluation/snapshot/snapshot.ts'
import { sayAmount, sayUnit } from '../../measures/say-amount.ts'
import type { PosterWordsOfBoth } from '../words-of-poster.ts'
import type { Poster, PosterFigure, Sheet } from './poster.ts'

export type ToMake = {
  readonly campaign: Campaign
  readonly messages: Messages
  readonly baseUrl: string
  readonly publisher: string
  readonly number: number
  readonly publishedOn: string
  readonly words: PosterWordsOfBoth
  readonly measures: readonly string[]
  /** The edition of the report whose figures it shows. */
  readonly of: Pick<KeptEdition, 'edition' | 'sha256'>
}

/** A poster as it would be published: the words of staff, and figures of an edition that everybody can read. */
export function makePoster(asked: ToMake): Poster {
  const { campaign, messages, number, publishedOn, publisher, words, measures, of } = asked
  const sheetIn = (locale: Locale) => writeSheet(messages.in(locale), asked)
  return {
    format: 'spotlight-poster-1',
    campaign: campaign === 'example' ? 'Example' : 'UK',
    number,
    publishedOn,
    publisher,
    edition: { number: of.edition.number, sha256: of.sha256 },
    words: { en: { ...words.en }, cy: { ...words.cy } },
    measures: [...measures],
    sheets: { en: sheetIn('en'), cy: sheetIn('cy') },
  }
}

function writeSheet(t: Translate, { words, measures, of, baseUrl, publisher, publishedOn, number }: ToMake): Sheet {
  const said = words[t.locale]
  const { figures } = of.edition
  const address = `${new URL(baseUrl).host}${localPath(t.locale, evaluationAt.link(of.edition.number))}`
  return {
    title: said.title,
    about: t('poster.about', {
      publisher: publisher === '' ? t('site.name') : publisher,
      day: t.day(publishedOn),
      taken: t.day(dayInUk(new Date(figures.takenAt))),
    }),
    parts: (['who', 'what', 'how'] as const).map(field => ({ title: t(`poster.parts.${field}`), text: said[field] })),
    figures: figuresOf(t, figures, measures),
    flow: flowOf(t, figures),
    means: { title: t('poster.parts.means'), text: said.means },
    cause: t('evaluation.cause'),
    foot: t('poster.foot', { licence: licence.name, address, number: String(number), edition: String(of.edition.number) }),
  }
}

function figuresOf(t: Translate, { measures }: Snapshot, chosen: readonly string[]): PosterFigure[] {
  return measures.flatMap((measure): PosterFigure[] => {
    const { key, title, now } = measure
    if (now === null || !chosen.includes(key)) return []
    return [
      {
        title: title[t.locale],
        value: sayAmount(t, now.amount),
        words: sayUnit(t, measure, now.amount),
        facts: factsOf(t, now),
      },
    ]
  })
}

function flowOf(t: Translate, { flow }: Snapshot): Sheet['flow'] {
  if (!flow) return null
  const days = { from: t.day(flow.from.asOf), to: t.day(flow.to.asOf) }
  return { title: t('evaluation.flow.title', days), chart: flowChartOf(t, flow), facts: flowFacts(t, flow) }
}
