import type { AnswerFault } from '../decide-answer.ts'
import type { EvidenceFault } from '../decide-evidence.ts'

/** The field that has to be mended. */
export const fieldOfAnswerFault = {
  'words-too-long': 'words',
  'translation-too-long': 'translation',
  'note-too-long': 'note',
  'no-language': 'language',
  'number-not-whole': 'number',
  'number-too-large': 'number',
  'from-not-a-day': 'from',
  'to-not-a-day': 'to',
  'no-such-ground': 'exemption',
} as const satisfies Record<AnswerFault, string>

export const fieldOfEvidenceFault = {
  'quote-too-long': 'quote',
  'translation-too-long': 'quote-translation',
  'not-found': 'quote',
  'not-found-there': 'quote',
  'no-such-source': 'where',
  'file-closed': 'where',
  'page-not-a-number': 'page',
  'page-without-file': 'page',
  'no-web-address': 'url',
  'dated-not-a-day': 'dated',
  'dated-in-future': 'dated',
  'nothing-to-go-by': 'where',
} as const satisfies Record<EvidenceFault, string>
