import { localPath, type Translate } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import {
  criteriaLink,
  dataPath,
  dayAsKnown,
  licence,
  releaseLink,
  type StatusCounts,
  statusCodes,
  statusMeaning,
  statusWord,
  trustLink,
} from '../../releases/index.ts'
import { pieces, typedOrGap } from './pieces.ts'
import type { Line, PressDocument } from './press-document.ts'
import type { PressView } from './press-view.ts'
import type { TypedPress } from './typed-press.ts'

/** The map and the register belong to other rooms: they are led to by address alone. */
const mapPath = '/map'
const registerPath = '/register'

/** What an editor checks before printing: dates, sources, method, and what the results do not say. */
export function notesOf(t: Translate, view: PressView, typed: TypedPress): Line[] {
  const { release, trust, standing, nations, uk, question } = view
  const note = (key: string, values = {}): Line => [t(`press.text.note.${key}`, values)]
  return [
    pieces(t, 'press.text.contact', { contact: typedOrGap(typed.contact, t('press.text.gap.contact')) }),
    ...(standing.kind === 'published' ? statusNotes(t, standing) : []),
    release
      ? note('released', { asOf: t.day(release.asOf), published: t.day(release.publishedOn), id: release.id })
      : note('noRelease'),
    ...correctionNote(t, view),
    ...(release ? nations.flatMap(({ nation, counts }) => countsNote(t, t(`site.nation.${nation}`), counts)) : []),
    ...(release ? countsNote(t, t('press.text.note.uk'), uk) : []),
    ...(question === null ? [] : [note('question', { question })]),
    note('not'),
    note('trust'),
    note('living'),
    ...(trust === null ? [note('england'), note('devolvedAll')] : [healthNote(t, trust.nation)]),
    note('words'),
    [aboutNote(t, view)],
    note('sender'),
    ...helplineNote(t, view),
    note('licence', { licence: licence.name }),
  ]
}

/** Who decides about health there, and what has been promised. */
const healthNote = (t: Translate, nation: Nation): Line => [
  nation === 'england' ? t('press.text.note.england') : t('press.text.note.devolved', { nation: t(`site.nation.${nation}`) }),
]

function statusNotes(t: Translate, { status, rule }: Extract<PressView['standing'], { kind: 'published' }>): Line[] {
  const means = t('press.text.note.status', { word: statusWord(t, status), meaning: statusMeaning(t, status) })
  const decided = rule === null ? '' : ` ${t('press.text.note.rule', { rule })}`
  return [[means + decided], ...(status === 'no-response' ? [[t('press.text.note.silent')]] : [])]
}

/** The reason is in the words of whoever published the correction, which are English. */
function correctionNote(t: Translate, { release, trust }: PressView): Line[] {
  const correction = release?.correction
  if (!release || !correction) return []
  // What was put right elsewhere is no news of this trust.
  if (trust && !correction.trustCodes.includes(trust.code))
    return [[t('press.text.note.otherCorrection', { id: release.id, parent: correction.parent, name: trust.name })]]
  const reason = { words: correction.reason, language: 'en' as const }
  return [pieces(t, 'press.text.note.correction', { id: release.id, parent: correction.parent, reason })]
}

function countsNote(t: Translate, place: string, counts: StatusCounts): Line[] {
  if (counts.surveyed === 0) return []
  const list = statusCodes
    .filter(status => counts[status] > 0)
    .map(status =>
      t('press.text.note.statusCount', { word: statusWord(t, status).toLocaleLowerCase(t.locale), count: counts[status] }),
    )
  const words = t('press.text.note.counts', { place, count: counts.surveyed, list: list.join(', ') })
  return [[counts.excluded === 0 ? words : `${words} ${t('press.text.note.outside', { count: counts.excluded })}`]]
}

function aboutNote(t: Translate, { charity: { name, charityNumbers: numbers } }: PressView): string {
  if (name === '') return t('press.text.note.aboutNobody')
  return numbers === '' ? t('press.text.note.about', { name }) : t('press.text.note.aboutNumbers', { name, numbers })
}

/** A number for readers only where a real one is known. */
function helplineNote(t: Translate, { charity: { helpline } }: PressView): Line[] {
  if (!helpline?.phone) return []
  return [[t('press.text.note.helpline', { name: helpline.name, phone: helpline.phone, hours: helpline.hours })]]
}

/** Where an editor can look everything up, under addresses that stay. */
export function sourcesOf(t: Translate, { trust, release, record, baseUrl, standing }: PressView): PressDocument['sources'] {
  const at = (path: string) => baseUrl + localPath(t.locale, path)
  const isOfRelease = release !== null
  return [
    ...(trust === null
      ? []
      : [{ label: t('press.text.source.trust', { name: trust.name }), address: at(trustLink(trust.code)) }]),
    ...(isOfRelease
      ? [
          { label: t('press.text.source.release'), address: at(releaseLink(release.id)) },
          {
            label: t('press.text.source.criteria'),
            address: at(criteriaLink(release.criteria)),
          },
          { label: t('press.text.source.data'), address: at(dataPath) },
        ]
      : []),
    ...(standing.kind === 'blank' && isOfRelease ? [{ label: t('press.text.source.map'), address: at(mapPath) }] : []),
    ...(isOfRelease ? [] : [{ label: t('press.text.source.register'), address: at(registerPath) }]),
    ...record.map(({ publisher, dated, url }) => ({
      label: t('press.text.source.record', { publisher, day: dayAsKnown(t, dated) }),
      address: url,
    })),
    { label: `${t('press.text.source.licence')}: ${licence.name}`, address: licence.url },
  ]
}
