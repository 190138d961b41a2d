/** Whom a supporter's letter goes to. */
export const letterKinds = ['politician', 'trust'] as const
export type LetterKind = (typeof letterKinds)[number]

/** In which body a politician sits; `trust` for a letter to a trust. */
export const letterBodies = ['house-of-commons', 'scottish-parliament', 'senedd', 'ni-assembly', 'trust'] as const
export type LetterBody = (typeof letterBodies)[number]

/**
 * `asked`: written here, and waits for its writer to confirm it by mail. `held`: confirmed, and a person here looks at it first. `queued`: in the
 * outbox. `sent`: the mail server has taken it. `failed`: it was refused, or came back. `uncertain`: the connection ended before the mail
 * server's answer; it is not sent again by itself. `refused`: staff did not let it go.
 */
export const letterStates = ['asked', 'held', 'queued', 'sent', 'failed', 'uncertain', 'refused'] as const
export type LetterState = (typeof letterStates)[number]

/** What its writer says became of it. `no`: no answer. */
export const letterAnswers = ['promised', 'replied', 'asked', 'no'] as const
export type LetterAnswer = (typeof letterAnswers)[number]

/**
 * What a mail about a letter is. `letter`: the letter itself. `confirm`: asks its writer. `copy`, `failed`, `uncertain`, `refused`: tell the writer
 * what became of it. `follow-up`: asks whether an answer came.
 */
export const letterMailKinds = ['letter', 'confirm', 'copy', 'failed', 'uncertain', 'refused', 'follow-up'] as const
export type LetterMailKind = (typeof letterMailKinds)[number]
