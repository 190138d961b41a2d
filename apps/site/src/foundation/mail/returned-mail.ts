/** A mail that came back to an address of ours, for the room that had written what it is about. */
export type ReturnedMail = {
  /** The address of ours that it came to: the envelope of the mail that is returned. Lower case. */
  readonly recipient: string
  /**
   * What the mail server that returns it says. `complaint`: its reader has called it unwanted. `none`: it is no report but an answer, such as
   * that somebody is away.
   */
  readonly severity: 'hard' | 'soft' | 'complaint' | 'delivered' | 'unclear' | 'none'
  readonly at: Date
}
