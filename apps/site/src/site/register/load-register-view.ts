import { type Ctx, dayInUk } from '../../foundation/index.ts'
import { allSuccessions, registerTrusts, surveyedTrusts } from '../../register/index.ts'
import { currentStatuses, type StatusCode } from '../../releases/index.ts'
import type { RegisterFilter } from './register-filter.ts'
import { type RegisterView, registerView } from './register-view.ts'

/** Reads the register. In the example campaign nobody has asked a real trust anything: each is "not asked yet". */
export async function loadRegisterView(c: Ctx, filter: RegisterFilter): Promise<RegisterView> {
  const { db, locale } = c.var
  const [trusts, successions, statuses] = [await registerTrusts(db), await allSuccessions(db), await realStatuses(c)]
  return registerView({ trusts, successions, statuses }, filter, locale)
}

/** What is known today of the real trusts that are asked. */
export async function realStatuses({ var: { db, services } }: Ctx): Promise<Map<string, StatusCode | null>> {
  const on = dayInUk(services.clock())
  const asked = await surveyedTrusts(db, { campaign: 'uk', on })
  const published = services.campaign === 'uk' ? (await currentStatuses(db, { campaign: 'uk', on })).statuses : []
  const found = new Map<string, StatusCode | null>(published.map(({ code, status }) => [code, status]))
  return new Map(asked.map(({ code }) => [code, found.has(code) ? (found.get(code) ?? null) : 'not-asked']))
}
