import type { Campaign, HomeBlocks, MenuEntry, TrustPanels } from '../http/room.ts'

/** What stands around every page: who runs the site and which pages there are. Nothing of the visitor. */
export type Shell = {
  readonly campaign: Campaign
  readonly charity: CharityFace
  readonly menu: readonly MenuEntry[]
  /** What the rooms add to the pages that belong to all of them. */
  readonly homeBlocks: readonly HomeBlocks[]
  readonly trustPanels: readonly TrustPanels[]
}

/** What of the charity shows on every page. A helpline is null until somebody has entered a real one. */
export type CharityFace = {
  readonly name: string
  readonly helpline: { readonly name: string; readonly phone: string; readonly hours: string; readonly url: string } | null
  readonly charityNumbers: string
  readonly isComplete: boolean
}
