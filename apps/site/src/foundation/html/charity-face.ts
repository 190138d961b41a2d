/** What of the charity shows on every page. A helpline is null until somebody has entered a real one. */
export type CharityFace = {
  readonly name: string
  readonly helpline: { readonly name: string; readonly phone: string; readonly hours: string; readonly url: string } | null
  readonly charityNumbers: string
  readonly isComplete: boolean
}
