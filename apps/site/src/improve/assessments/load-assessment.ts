import { type Ctx, type Locale, nameIn, type ReadDb } from '../../foundation/index.ts'
import { hospitalsOf, trustByCode } from '../../register/index.ts'
import { editionByNumber } from '../standards/edition-store.ts'
import { viewOfStandard } from '../standards/standards-view.ts'
import { type AssessmentRow, answersOf, type KeptAnswer } from './assessment-store.ts'

export type AnswerView = KeptAnswer & {
  readonly title: string
  readonly team: string
  readonly asks: readonly string[]
  readonly lang: 'en' | undefined
}

export type AssessmentView = {
  readonly row: AssessmentRow
  readonly trust: string
  /** Which unit: a hospital by its name, or the whole trust. */
  readonly unit: string
  readonly answers: readonly AnswerView[]
}

/** What a unit is called: the name of its hospital, else words for the whole trust. */
export async function unitName(
  c: Ctx,
  { trust_code, hospital_code }: Pick<AssessmentRow, 'trust_code' | 'hospital_code'>,
): Promise<string> {
  const { db, t } = c.var
  if (hospital_code === '') return t('assessments.wholeTrust')
  return (await hospitalsOf(db, trust_code)).find(({ code }) => code === hospital_code)?.name ?? hospital_code
}

export async function trustName(db: ReadDb, code: string, locale: Locale): Promise<string> {
  const trust = await trustByCode(db, code)
  return trust === null ? code : nameIn(locale, trust)
}

/** An assessment with the standards as they were in its edition, in their order. */
export async function loadAssessment(c: Ctx, row: AssessmentRow): Promise<AssessmentView> {
  const { db, services, locale } = c.var
  const edition = await editionByNumber(db, row.edition, services.clock())
  const kept = new Map((await answersOf(db, row.id)).map(answer => [answer.standard, answer]))
  const answers = (edition?.standards ?? []).flatMap((standard): AnswerView[] => {
    const answer = kept.get(standard.key)
    if (!answer) return []
    const { title, team, evidence, lang } = viewOfStandard(standard, locale)
    return [{ ...answer, title, team, asks: evidence, lang }]
  })
  return { row, trust: await trustName(db, row.trust_code, locale), unit: await unitName(c, row), answers }
}
