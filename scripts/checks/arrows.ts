import { type Import, importsOf } from './imports-of.ts'
import { isTest, type SourceFile } from './source-file.ts'

/** The rooms from the lowest rank to the highest. A room may import rooms of the lines above its own, never of its own line. */
export const ranks: readonly (readonly string[])[] = [
  ['foundation'],
  ['accounts', 'register'],
  ['content'],
  ['releases'],
  ['survey', 'national', 'network'],
  ['act', 'inform', 'improve'],
  ['map', 'impact'],
  ['site'],
]

const site = 'apps/site/src/'
const isIndex = (path: string): boolean => /\/index\.tsx?$/.test(path)
/** A picture or a style sheet has no index to go through; only the files that join the rooms may take one from a room. */
const isAsset = (path: string): boolean => !/\.tsx?$/.test(path)
const rankOf = (room: string): number => ranks.findIndex(rooms => rooms.includes(room))

/** `apps/site/src/register/find.ts` is in the room `register`; files beside the rooms are in none. */
function roomOf(path: string): string | undefined {
  if (!path.startsWith(site)) return undefined
  const [room, ...inside] = path.slice(site.length).split('/')
  return inside.length > 0 ? room : undefined
}

/**
 * The imports that go where they must not: up the ranks or sideways, past a room's index, from a room to the files that join the rooms,
 * from one program to another, from a package to a program.
 */
export function findForbiddenArrows(files: readonly SourceFile[]): string[] {
  const unranked = [...new Set(files.map(({ path }) => roomOf(path)))].filter(room => room !== undefined && rankOf(room) === -1)
  const strangers = unranked.map(room => `${site}${room}: this room has no rank; give it one in scripts/checks/arrows.ts`)
  const arrows = files.filter(({ path }) => !path.endsWith('.css')).flatMap(importsOf)
  return [...strangers, ...arrows.flatMap(arrow => complain(arrow) ?? [])]
}

function complain(arrow: Import): string | undefined {
  const { from, to, place } = arrow
  const borders = crossesProgram(arrow)
  if (borders !== undefined) return `${place}: ${borders}`
  if (arrow.isPackage || isTest(from)) return undefined
  const here = roomOf(from)
  const there = roomOf(to)
  if (here === undefined) {
    const isAtHome = !from.startsWith(site) || there === undefined || isIndex(to) || isAsset(to)
    return isAtHome ? undefined : `${place}: imports ${to}; go through the index of ${there}`
  }
  if (here === there || !to.startsWith(site)) return undefined
  if (there === undefined) return `${place}: the room ${here} imports ${to}; only the files beside the rooms may`
  if (rankOf(there) >= rankOf(here)) return `${place}: ${here} must not import ${there}, which is not below it`
  return isIndex(to) ? undefined : `${place}: imports ${to}; go through the index of ${there}`
}

/** The counting engine and the packages know nothing of the website; islands are sent to browsers and take only types from it. */
function crossesProgram({ from, to, isTypeOnly }: Import): string | undefined {
  const isIsland = from.startsWith('apps/site/islands/')
  if (isIsland && to.startsWith(site) && !isTypeOnly && !isTest(from))
    return `an island imports ${to}; it may take only types from the server`
  if (from.startsWith('packages/') && (to.startsWith('apps/') || to === '@spotlight/site')) return `a package imports ${to}`
  if (from.startsWith('apps/count/') && (to.startsWith('apps/site/') || to === '@spotlight/site'))
    return `spotlight-count imports ${to}`
  if (from.startsWith('apps/site/') && to.startsWith('apps/count/')) return `the site imports ${to}`
  return undefined
}
