import { type ConsoleRoute, consoleRoute } from '../../accounts/index.ts'
import type { Router } from '../../foundation/index.ts'
import { roundSubject } from '../round-here.ts'
import * as links from './links.ts'
import { showComparison } from './pages/compare-page.tsx'
import { showContents } from './pages/contents-page.tsx'
import { postMoveRule, postRemoveRule, postResetRules, showCriteria } from './pages/criteria-page.tsx'
import { postDates, showDates } from './pages/dates-page.tsx'
import { postDeleteRound, showDeleteRound } from './pages/delete-round-page.tsx'
import { postLaws, showLaws } from './pages/laws-page.tsx'
import { postLetter, showLetter } from './pages/letter-page.tsx'
import { showLetters } from './pages/letters-page.tsx'
import { postMakeRound, showMakeRound } from './pages/make-round-page.tsx'
import { postName, showName } from './pages/name-page.tsx'
import { showDraft } from './pages/overview-page.tsx'
import { postQuestion, showAddQuestion, showQuestion } from './pages/question-page.tsx'
import { postMoveQuestion, postRemoveQuestion, showQuestions } from './pages/questions-page.tsx'
import { showRounds } from './pages/rounds-page.tsx'
import { postRule, showAddRule, showRule } from './pages/rule-page.tsx'

type Handle = ConsoleRoute['handle']

/** Pages and forms on which rounds are made. They stand before those of one round: `new` is no round. */
export function roundsRoutes(router: Router): void {
  consoleRoute(router, { method: 'get', path: links.roundsPath, deed: 'round.see', handle: showRounds })
  consoleRoute(router, { method: 'get', path: links.makeRoundPath, deed: 'round.make', handle: showMakeRound })
  consoleRoute(router, { method: 'post', path: links.makeRoundPath, deed: 'round.make', handle: postMakeRound })
  for (const [path, handle] of [
    [links.contentsPath, showContents],
    [links.comparePath, showComparison],
  ] as const) {
    consoleRoute(router, { method: 'get', path, deed: 'round.see', subject: roundSubject, handle })
  }
  for (const [method, path, handle] of changes) {
    consoleRoute(router, { method, path, deed: 'round.change', subject: roundSubject, handle })
  }
  for (const [method, handle] of [
    ['get', showDeleteRound],
    ['post', postDeleteRound],
  ] as const) {
    consoleRoute(router, { method, path: links.deleteRoundPath, deed: 'round.delete', subject: roundSubject, handle })
  }
}

const changes: readonly (readonly ['get' | 'post', string, Handle])[] = [
  ['get', links.editPath, showDraft],
  ['get', links.editNamePath, showName],
  ['post', links.editNamePath, postName],
  ['get', links.editLawsPath, showLaws],
  ['post', links.editLawsPath, postLaws],
  ['get', links.editDatesPath, showDates],
  ['post', links.editDatesPath, postDates],
  ['get', links.editQuestionsPath, showQuestions],
  ['get', links.addQuestionPath, showAddQuestion],
  ['post', links.addQuestionPath, postQuestion],
  ['get', links.editQuestionPath, showQuestion],
  ['post', links.editQuestionPath, postQuestion],
  ['post', links.moveQuestionPath, postMoveQuestion],
  ['post', links.removeQuestionPath, postRemoveQuestion],
  ['get', links.editLettersPath, showLetters],
  ['get', links.editLetterPath, showLetter],
  ['post', links.editLetterPath, postLetter],
  ['get', links.editCriteriaPath, showCriteria],
  ['get', links.addRulePath, showAddRule],
  ['post', links.addRulePath, postRule],
  ['get', links.editRulePath, showRule],
  ['post', links.editRulePath, postRule],
  ['post', links.moveRulePath, postMoveRule],
  ['post', links.removeRulePath, postRemoveRule],
  ['post', links.resetRulesPath, postResetRules],
]
