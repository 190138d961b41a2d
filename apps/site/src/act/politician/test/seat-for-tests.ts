import { inTransaction, record, type WriteDb, writes } from '../../../foundation/index.ts'

/** An invented constituency whose seat tests fill, empty, and fill with somebody else. */
export const seat = 'E14009901'
export const member = { name: 'Wren Lampkeeper', title: 'Wren Lampkeeper MP', email: 'wren@example.invalid' }

type Rows = {
  constituency: { code: string; name: string; name_cy: string | null; nation: string; lat: number; lon: number }
  politician: {
    constituency_code: string
    is_invented: boolean
    body: string
    name: string | null
    title: string | null
    party: string | null
    email: string | null
    email_missing: string | null
    as_of: string
  }
}

type PostcodeRows = Pick<Rows, 'constituency'> & {
  postcode_sector: { sector: string; lat: number; lon: number; nation: string; health_board_code: null; units: number }
  postcode_range: { range_start: number; constituency_code: string | null }
}

const number = (postcode: string): number => Number.parseInt(postcode, 36)

/** Gives the seat its postcodes: LS9 7 is split, all before LS9 7TG belong to it and the others to its neighbour. */
export const placePostcodes = (db: WriteDb): Promise<void> =>
  inTransaction(db, async tx => {
    const at = new Date('2026-11-22T10:00:00Z')
    await record(tx, { actor: { kind: 'system', name: 'test' }, at, deed: 'letter.ask', subject: { kind: 'letter', id: '' } })
    const here = { nation: 'england', lat: 53.8, lon: -1.5 }
    const into = writes<PostcodeRows>(tx)
    await into
      .insertInto('constituency')
      .values({ code: 'E14009902', name: 'Lampdale', name_cy: null, ...here })
      .execute()
    await into
      .insertInto('postcode_sector')
      .values({ sector: 'LS9 7', health_board_code: null, units: 40, ...here })
      .execute()
    await into
      .insertInto('postcode_range')
      .values([
        { range_start: number('LS90AA'), constituency_code: seat },
        { range_start: number('LS97TG'), constituency_code: 'E14009902' },
      ])
      .execute()
  })

type Sits = Partial<Pick<Rows['politician'], 'name' | 'title' | 'email'>>

/** Seats somebody invented there; `name: null` leaves the seat empty. */
export const seatSomebody = (db: WriteDb, sits: Sits = {}): Promise<void> =>
  inTransaction(db, async tx => {
    const at = new Date('2026-11-22T10:00:00Z')
    await record(tx, { actor: { kind: 'system', name: 'test' }, at, deed: 'letter.ask', subject: { kind: 'letter', id: '' } })
    await writes<Rows>(tx)
      .insertInto('constituency')
      .values({ code: seat, name: 'Lamphill', name_cy: 'Bryn Lamp', nation: 'england', lat: 53.8, lon: -1.5 })
      .onConflict(conflict => conflict.column('code').doNothing())
      .execute()
    const values = { party: null, email_missing: null, as_of: '2026-11-01', ...member, ...sits }
    await writes<Rows>(tx)
      .insertInto('politician')
      .values({ constituency_code: seat, is_invented: true, body: 'house-of-commons', ...values })
      .onConflict(conflict => conflict.columns(['constituency_code', 'is_invented', 'body']).doUpdateSet(values))
      .execute()
  })
