import { charityOf, faceOf } from '../../content/index.ts'
import type { CharityFace, Room, Services, Shell } from '../../foundation/index.ts'

/** While the database cannot be asked who runs the site: no name and no helpline is ever invented in its place. */
const nobody: CharityFace = { name: '', helpline: null, charityNumbers: '', isComplete: false }

/** What stands around every page, put together from what the rooms bring. */
export async function composeShell(services: Services, rooms: readonly Room[]): Promise<Shell> {
  return arrange(services, rooms, faceOf(await charityOf(services.db)))
}

/** The shell when the database cannot be asked: an error page must not fail for want of a menu. */
export const bareShell = (services: Services): Shell => arrange(services, [], nobody)

function arrange(services: Services, rooms: readonly Room[], charity: CharityFace): Shell {
  return {
    campaign: services.campaign,
    charity,
    menu: rooms.flatMap(room => room.menu ?? []).sort((a, b) => a.order - b.order),
    homeBlocks: rooms.flatMap(room => room.homeBlocks ?? []),
    trustPanels: rooms.flatMap(room => room.trustPanels ?? []),
    hospitalParts: rooms.flatMap(room => room.hospitalParts ?? []),
    documents: rooms.flatMap(room => room.documents ?? []),
    searchEntries: rooms.flatMap(room => room.searchEntries ?? []),
    footParts: rooms.flatMap(room => room.footPart ?? []),
    consoleTodos: rooms.flatMap(room => room.consoleTodos ?? []),
    consoleBars: rooms.flatMap(room => room.consoleBar ?? []),
  }
}
