import type { StatusCode } from '../../releases/index.ts'

/** What a letter to a trust is: thanks to who counts everyone, and a request to everybody else. */
export type LetterTone = 'thank' | 'finish' | 'start' | 'answer' | 'not-asked'

export const letterTones = ['thank', 'finish', 'start', 'answer', 'not-asked'] as const satisfies readonly LetterTone[]

/** Which letter fits what a trust answered; before it was asked, the letter asks for itself. */
export function toneFor(status: StatusCode): LetterTone {
  switch (status) {
    case 'collecting':
      return 'thank'
    case 'partial':
      return 'finish'
    case 'not-collecting':
      return 'start'
    case 'no-response':
      return 'answer'
    case 'not-asked':
      return 'not-asked'
  }
}
