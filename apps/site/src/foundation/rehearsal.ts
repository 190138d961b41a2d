/** Something that an invented trust did in a rehearsal: a word of its own, said on the page in a sentence. */
export type Happening = { readonly at: Date; readonly trustCode: string; readonly trustName: string; readonly what: string }

/** `behind`: the clock only goes forward. `letters-leaving`: letters of ours are on their way and would be left behind. `busy`: it moves already. */
export type MoveOutcome = 'moved' | 'moving' | 'behind' | 'too-far' | 'letters-leaving' | 'busy'

/**
 * A rehearsal: a clock that can be moved, and invented trusts that answer by mail on this machine. Only a process that was started by the
 * command `rehearse` has one; no setting of the environment can make one.
 */
export type Rehearsal = {
  /** When the next thing happens by itself: a trust's mail, a letter of ours that waits. Null: nothing more, until somebody acts. */
  readonly nextAt: () => Promise<Date | null>
  /** To what moment the clock is on its way, or null when it stands where it is shown. */
  readonly movingTo: () => Date | null
  /** Lets everything happen until then, in its order and with its own dates. `moving`: it takes longer than anybody wants to wait for a page. */
  readonly moveTo: (instant: Date) => Promise<MoveOutcome>
  /** What the trusts did, the newest first. */
  readonly happened: (limit: number) => readonly Happening[]
  /** Where the clock stood before it was moved last. */
  readonly movedFrom: () => Date | null
}
