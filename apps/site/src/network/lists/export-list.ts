import { type Actor, inTransaction, record } from '../../foundation/index.ts'
import { csvLine } from '../../releases/index.ts'
import type { NetworkHouse } from '../network-house.ts'
import type { ListPurpose } from '../network-words.ts'
import { audience } from './audience-store.ts'

const columns = ['email', 'first_name', 'language', 'purposes', 'basis', 'since', 'nation', 'district', 'interests'] as const
const atOnce = 5000

/**
 * All who may be written to for a purpose, for another system, line by line: safe to open in a spreadsheet, without what anybody has said of their
 * health. That somebody took it out is entered first.
 */
export async function* exportList(
  house: NetworkHouse,
  { purpose, actor }: { readonly purpose: ListPurpose; readonly actor: Actor },
): AsyncGenerator<string> {
  await inTransaction(house.write, tx =>
    record(tx, {
      actor,
      at: house.clock(),
      deed: 'supporter.export-list',
      subject: { kind: 'list-of-supporters', id: purpose },
      after: { fields: columns },
    }),
  )
  yield `\ufeff${csvLine(columns)}`
  for (let after = 0; ; ) {
    const people = await audience(house.write, purpose)
      .select(['supporter.id', 'address', 'first_name', 'locale', 'basis', 'since', 'nation', 'district', 'interests'])
      .where('supporter.id', '>', after)
      .orderBy('supporter.id')
      .limit(atOnce)
      .execute()
    const last = people.at(-1)
    if (!last) return
    yield people
      .map(one =>
        csvLine([
          one.address,
          one.first_name,
          one.locale,
          purpose,
          one.basis,
          one.since.toISOString().slice(0, 10),
          one.nation,
          one.district,
          one.interests.join(' '),
        ]),
      )
      .join('')
    after = last.id
  }
}
