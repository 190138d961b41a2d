import type { Translate } from '../../foundation/index.ts'
import type { BriefView } from './brief-view.ts'

/** The sentences of a constituency's brief: the same on the page and on paper. */
export function briefWords(t: Translate, view: BriefView, site: string) {
  const { name, constituency, release } = view
  const nation = t(`map.nation.${constituency.nation}`)
  return {
    title: t('constituency.title', { name }),
    lead: t('constituency.lead', { name }),
    politician: politicianWords(t, view),
    caption: t('constituency.trusts.caption', { name }),
    numbers: numbersInWords(t, view, nation),
    asks: [
      t('constituency.ask.trusts'),
      constituency.nation === 'england' ? t('constituency.ask.england') : t('constituency.ask.devolved', { nation }),
      t('constituency.ask.people'),
    ],
    source: release
      ? t('constituency.source', { day: t.day(release.asOf), id: release.id, site })
      : t('constituency.noSource', { site }),
  }
}

function politicianWords(t: Translate, { politician }: BriefView): string {
  if (!politician) return t('constituency.politician.unknown')
  const day = t.day(politician.asOf)
  if (politician.name === null) return t('constituency.politician.vacant', { day })
  const name = politician.title ?? politician.name
  if (politician.isInvented) return t('constituency.politician.invented', { name })
  const { party } = politician
  return party ? t('constituency.politician.knownParty', { name, party, day }) : t('constituency.politician.known', { name, day })
}

/** Only what was published, each with its denominator. */
function numbersInWords(t: Translate, { release, nation, uk }: BriefView, nationName: string): string[] {
  if (release === null) return [t('constituency.numbers.beforeFirst')]
  return [
    nation.answered > 0
      ? t('constituency.numbers.here', { nation: nationName, part: nation.notCountingEveryone, whole: nation.answered })
      : t('constituency.numbers.hereNobody', { nation: nationName }),
    ...(uk.answered > 0 ? [t('constituency.numbers.uk', { part: uk.notCountingEveryone, whole: uk.answered })] : []),
    ...(uk['no-response'] > 0 ? [t('constituency.numbers.silent', { count: uk['no-response'] })] : []),
  ]
}
