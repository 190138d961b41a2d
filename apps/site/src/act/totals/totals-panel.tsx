import type { ReadDb, Translate, TrustPanels } from '../../foundation/index.ts'
import { actTotals, type TotalPlace } from './act-totals.ts'
import { rounded } from './rounded.ts'

/** What was done in one place, in a sentence or two, rounded; null where nothing was. */
export async function totalInWords(
  { db, t }: { readonly db: ReadDb; readonly t: Translate },
  place: TotalPlace,
  code: string,
): Promise<string | null> {
  const total = await actTotals(db, place, code)
  if (!total) return null
  const said = sayLetters(t, place, total.letters)
  const day = t('totals.asOf', { day: t.day(total.countedAt) })
  return said === null ? null : `${said} ${day}`
}

function sayLetters(t: Translate, place: TotalPlace, letters: number): string | null {
  const how = rounded(letters)
  switch (how.kind) {
    case 'none':
      return null
    case 'few':
      return t(`totals.${place}.few`, { count: how.below })
    case 'about':
      return t(`totals.${place}.about`, { count: how.about, number: t.number(how.about) })
  }
}

/** On the page of a trust: how many people have written to it here. */
export const totalsPanel: TrustPanels = async (code, { var: { db, t } }) => {
  const words = await totalInWords({ db, t }, 'trust', code)
  return words === null ? [] : [{ order: 6, body: <p class="soft">{words}</p> }]
}
