import type { Law, LetterKind, LetterLanguage, RoundId } from '../types.ts'
import { laws, letterKinds, letterLanguages } from '../types.ts'
import type { RoundSection } from './rules/readiness.ts'

/** The addresses of the pages on which rounds are made. The page of one round, `/console/rounds/:round`, belongs to the worklist. */
export const roundsPath = '/console/rounds'
export const makeRoundPath = '/console/rounds/new'
const roundPattern = '/console/rounds/:round{[0-9]+-[0-9]+}'
export const editPath = `${roundPattern}/edit`
export const editNamePath = `${editPath}/name`
export const editLawsPath = `${editPath}/laws`
export const editDatesPath = `${editPath}/dates`
export const editQuestionsPath = `${editPath}/questions`
export const addQuestionPath = `${editPath}/questions/new`
export const editQuestionPath = `${editPath}/questions/of/:question`
export const moveQuestionPath = `${editPath}/questions/of/:question/place`
export const removeQuestionPath = `${editPath}/questions/of/:question/delete`
export const editLettersPath = `${editPath}/letters`
export const editLetterPath = `${editPath}/letters/:letter`
export const editCriteriaPath = `${editPath}/criteria`
export const addRulePath = `${editPath}/criteria/new`
export const editRulePath = `${editPath}/criteria/rules/:rule{[0-9]+}`
export const moveRulePath = `${editPath}/criteria/rules/:rule{[0-9]+}/place`
export const removeRulePath = `${editPath}/criteria/rules/:rule{[0-9]+}/delete`
export const resetRulesPath = `${editPath}/criteria/reset`
export const deleteRoundPath = `${editPath}/delete`
export const contentsPath = `${roundPattern}/contents`
export const comparePath = `${roundPattern}/compare/:other{[0-9]+-[0-9]+}`

export const roundsLink = (): string => roundsPath
export const makeRoundLink = (): string => makeRoundPath
/** Where a draft is made: its parts, what is done and what is missing. */
export const editLink = (round: RoundId, section?: RoundSection): string =>
  `${roundsPath}/${round}/edit${section ? `/${section}` : ''}`
export const addQuestionLink = (round: RoundId): string => `${editLink(round, 'questions')}/new`
export const editQuestionLink = (round: RoundId, question: string): string => `${editLink(round, 'questions')}/of/${question}`
export const moveQuestionLink = (round: RoundId, question: string): string => `${editQuestionLink(round, question)}/place`
export const removeQuestionLink = (round: RoundId, question: string): string => `${editQuestionLink(round, question)}/delete`
export const addRuleLink = (round: RoundId): string => `${editLink(round, 'criteria')}/new`
export const editRuleLink = (round: RoundId, rule: number): string => `${editLink(round, 'criteria')}/rules/${rule + 1}`
export const moveRuleLink = (round: RoundId, rule: number): string => `${editRuleLink(round, rule)}/place`
export const removeRuleLink = (round: RoundId, rule: number): string => `${editRuleLink(round, rule)}/delete`
export const resetRulesLink = (round: RoundId): string => `${editLink(round, 'criteria')}/reset`
export const deleteRoundLink = (round: RoundId): string => `${editLink(round)}/delete`
/** What a round asks and by which rules it reads the answers, to be read by everybody in the console at any time. */
export const contentsLink = (round: RoundId): string => `${roundsPath}/${round}/contents`
export const compareLink = (round: RoundId, other: RoundId): string => `${roundsPath}/${round}/compare/${other}`

export type LetterName = { readonly kind: LetterKind; readonly law: Law; readonly language: LetterLanguage }

export const editLetterLink = (round: RoundId, { law, language, kind }: LetterName): string =>
  `${editLink(round, 'letters')}/${law}-${language}-${kind}`

/** The letter that an address names: `foia-cy-request`. Null for any other text. */
export function letterInAddress(text: string): LetterName | null {
  for (const law of laws) {
    for (const language of letterLanguages) {
      const kind = letterKinds.find(each => `${law}-${language}-${each}` === text)
      if (kind) return { law, language, kind }
    }
  }
  return null
}
