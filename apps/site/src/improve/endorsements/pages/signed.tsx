import type { Ctx } from '../../../foundation/index.ts'
import { employerOf } from '../employers.ts'
import { agreesToName, type EndorsementRow } from '../endorsement-store.ts'

/** What somebody signed with, for themselves. */
export async function signedPart(c: Ctx, endorsement: EndorsementRow) {
  const { t, db } = c.var
  const employer = await employerOf(c, endorsement)
  const showsName = await agreesToName(db, endorsement.id)
  const facts = [
    ['name', endorsement.name],
    ['role', t(`endorsements.roles.${endorsement.role}`)],
    ['trust', employer],
    ['signedEdition', t('endorsements.mine.edition', { number: String(endorsement.edition) })],
    ['showName', t(showsName ? 'endorsements.mine.shows' : 'endorsements.mine.hides')],
  ] as const
  return (
    <dl class="signed">
      {facts.map(([key, value]) => (
        <>
          <dt>{t(`endorsements.mine.${key}`)}</dt>
          <dd dir="auto">{value}</dd>
        </>
      ))}
    </dl>
  )
}
