import type { Campaign, MenuEntry } from '../http/room.ts'

/** What stands around every page: who runs the site and which pages there are. Nothing of the visitor. */
export type Shell = {
  readonly campaign: Campaign
  readonly charity: CharityFace
  readonly menu: readonly MenuEntry[]
}

/** What of the charity shows on every page. A helpline is null until somebody has entered a real one. */
export type CharityFace = {
  readonly name: string
  readonly helpline: { readonly name: string; readonly phone: string; readonly hours: string; readonly url: string } | null
  readonly charityNumbers: string
  readonly isComplete: boolean
}
