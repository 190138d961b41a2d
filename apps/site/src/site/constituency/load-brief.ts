import { totalInWords } from '../../act/index.ts'
import { type Ctx, dayInUk, nameIn } from '../../foundation/index.ts'
import { isListed } from '../../map/index.ts'
import { type Constituency, constituenciesByCodes, nearest, politicianOf } from '../../register/index.ts'
import { countStatuses, currentStatuses } from '../../releases/index.ts'
import type { BriefView } from './brief-view.ts'

const nearby = 5

/** null: no constituency has this code. */
export async function loadBrief(c: Ctx, code: string): Promise<BriefView | null> {
  const { db, locale, services } = c.var
  const [constituency] = await constituenciesByCodes(db, [code])
  if (!constituency) return null
  const { release, statuses } = await currentStatuses(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  const trusts = nearest(pointOf(constituency), statuses.filter(isListed), nearby)
  return {
    constituency,
    name: nameIn(locale, constituency),
    politician: await politicianOf(db, constituency.code, services.campaign),
    trusts: trusts.map(({ trust, km }) => ({ code: trust.code, name: nameIn(locale, trust), status: trust.status, km })),
    release,
    nation: countStatuses(statuses.filter(({ nation }) => nation === constituency.nation)),
    uk: countStatuses(statuses),
    done: await totalInWords(c.var, 'constituency', constituency.code),
  }
}

const pointOf = ({ lat, lon }: Constituency) => ({ lat, lon })
