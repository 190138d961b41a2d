import type { Translate } from '../../foundation/index.ts'
import type { StatusCode } from '../../releases/index.ts'
import type { TrustView } from '../trust-page/trust-view.ts'

/** A card of questions to take along: the same for paper and page. Nothing of the person is in it. */
export type CardContent = {
  readonly title: string
  readonly at: string
  readonly lead: string
  readonly groups: readonly { readonly title: string; readonly about: string | null; readonly questions: readonly string[] }[]
  readonly help: { readonly title: string; readonly lines: readonly string[] }
  /** From when our own sentence about the hospital is. */
  readonly source: string
}

/** What we know, as far as the questions differ by it. */
type Known = Exclude<StatusCode, 'no-response' | 'not-asked'> | 'unknown'

/** How many questions each group has in appointment.yaml. */
const questions = { people: 3, care: 5, comfort: 2 } as const
const countedQuestions = 2

export type Helpline = { readonly name: string; readonly phone: string } | null

export function cardContent(t: Translate, view: TrustView, helpline: Helpline): CardContent {
  const known = knownOf(view)
  const ask = (group: string, count: number) =>
    Array.from({ length: count }, (_, index) => t(`appointment.${group}.${index + 1}`))
  const release = view.standing.kind === 'in-survey' ? view.standing.release : null
  return {
    title: t('appointment.title'),
    at: t('appointment.at', { name: view.name }),
    lead: t('appointment.lead'),
    groups: [
      {
        title: t('appointment.counted.title'),
        about: t(`appointment.counted.${known}`),
        questions: ask(`counted.ask.${known}`, countedQuestions),
      },
      ...(['people', 'care', 'comfort'] as const).map(group => ({
        title: t(`appointment.${group}.title`),
        about: null,
        questions: ask(`${group}.ask`, questions[group]),
      })),
    ],
    help: {
      title: t('appointment.help.title'),
      lines: [
        t('appointment.help.emergency'),
        t('appointment.help.nhs'),
        t('appointment.help.team'),
        ...(helpline ? [t('appointment.help.helpline', helpline)] : []),
      ],
    },
    source: release ? t('appointment.asOf', { day: t.day(release.asOf), id: release.id }) : t('appointment.noRelease'),
  }
}

function knownOf({ standing }: TrustView): Known {
  const status = standing.kind === 'in-survey' ? standing.status.status : null
  return status === 'collecting' || status === 'partial' || status === 'not-collecting' ? status : 'unknown'
}
