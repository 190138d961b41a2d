import { createHash } from 'node:crypto'
import type { Answer, AnswerEvidence } from '../answer-types.ts'

/**
 * SHA-256 (hexadecimal) over everything that a marker reads: the words, figures, days and grounds of each answer and what shows them, in
 * whatever order they come. Two sheets with the same fingerprint say the same. Left out: our own notes, who recorded it and when, and
 * whether a piece of evidence may be shown to others, since none of these changes what the trust said. An answer that was emptied again
 * counts as none, and evidence that was taken away and added again as the same.
 */
export function fingerprintOfAnswers(answers: readonly Answer[], evidence: readonly AnswerEvidence[]): string {
  const said = answers.filter(answer => !isEmptyAnswer(answer)).map(partsOfAnswer)
  const shown = evidence.map(partsOfEvidence)
  return createHash('sha256')
    .update(JSON.stringify([said.toSorted(), shown.toSorted()]))
    .digest('hex')
}

/** True when an answer says nothing: nobody has recorded anything but perhaps a note for ourselves. */
export const isEmptyAnswer = ({ words, translation, number, fromDay, toDay, exemption }: Answer): boolean =>
  words === '' && [translation, number, fromDay, toDay, exemption].every(part => part === null)

const partsOfAnswer = (answer: Answer): string =>
  JSON.stringify([
    answer.question,
    answer.words,
    answer.language,
    answer.translation,
    answer.number,
    answer.fromDay,
    answer.toDay,
    answer.exemption,
  ])

const partsOfEvidence = (evidence: AnswerEvidence): string =>
  JSON.stringify([
    evidence.question,
    evidence.source,
    evidence.messageId,
    evidence.fileSha256,
    evidence.page,
    evidence.quote,
    evidence.language,
    evidence.translation,
    evidence.url,
    evidence.dated,
  ])
