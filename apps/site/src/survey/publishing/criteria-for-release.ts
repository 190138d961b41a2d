import type { Criteria } from '../../releases/index.ts'
import { ownVersion } from '../rounds/criteria/criteria-version.ts'
import type { Bilingual, Round } from '../types.ts'

type Given = {
  readonly round: Pick<Round, 'id' | 'criteria'>
  /** Every version of content/criteria, newest first. */
  readonly versions: readonly Criteria[]
  /** The round's own version as a release has published it before; null when none has. */
  readonly published: Criteria | null
  /** The day on which a version of the round's own would be published first. */
  readonly today: string
}

/**
 * The criteria that a release of this round names. A round that follows published criteria takes that version as it stands. One with rules
 * of its own gets a version of its own: its rules in their words, and after them those of the newest published version that decide what no
 * mark decides (silence, a letter that came back, who stands outside). Once published that version never changes, also when newer criteria
 * come. Null where the version that the round follows is not there any more.
 */
export function criteriaForRelease({ round, versions, published, today }: Given): Criteria | null {
  const { version, rules } = round.criteria
  if (published) return published
  if (version !== ownVersion(round.id)) return versions.find(each => each.version === version) ?? null
  const [base] = versions
  if (!base) return null
  const own = [...new Map(rules.map(rule => [rule.id, rule])).values()].map(({ id, status, when }) => ({
    id,
    status,
    when: inBoth(when),
  }))
  const all = [...own, ...base.rules.filter(rule => !own.some(({ id }) => id === rule.id))]
  const defaults = new Map(base.rules.filter(rule => rule.byDefault).map(rule => [rule.status, rule.id]))
  const isDefault = ({ id, status }: { id: string; status: Criteria['rules'][number]['status'] }): boolean => {
    const usual = all.find(rule => rule.id === defaults.get(status) && rule.status === status)
    return id === (usual ?? all.find(rule => rule.status === status))?.id
  }
  return { ...base, version, publishedOn: today, rules: all.map(rule => ({ ...rule, byDefault: isDefault(rule) })) }
}

/** A rule without Welsh words stands in English on the Welsh page too. */
const inBoth = ({ en, cy }: Bilingual): Bilingual => ({ en, cy: cy === '' ? en : cy })
