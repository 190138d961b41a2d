import { frame, type Spot } from './view.ts'

export type Named = { readonly name: string; readonly at: Spot }
export type Label = {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end' | 'middle'
}

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Of the height of a letter: how wide letters are on the whole, and how far lines are apart. */
const letter = 0.53
const lineHeight = 1.15
/** A name that is longer stands on two lines. */
const longest = 20

/**
 * Names beside their pins wherever there is room for them: a name never hides a pin, another name, or what else stands there. `size`: of
 * the letters, in units.
 */
export function placeNames(named: readonly Named[], size: number, mark: number, standing: readonly Box[] = []): (Label | null)[] {
  const taken: Box[] = [...standing, ...named.map(({ at }) => around(at, mark))]
  return named.map(({ name, at }) => {
    const lines = breakInTwo(name)
    const width = Math.max(...lines.map(line => line.length)) * size * letter
    const height = lines.length * size * lineHeight
    const top = at.y - height / 2
    const choices = [
      { x: at.x + mark, y: top, left: at.x + mark, anchor: 'start' as const },
      { x: at.x - mark, y: top, left: at.x - mark - width, anchor: 'end' as const },
      { x: at.x, y: at.y + mark * 0.9, left: at.x - width / 2, anchor: 'middle' as const },
      { x: at.x, y: at.y - mark * 0.9 - height, left: at.x - width / 2, anchor: 'middle' as const },
    ]
    for (const { x, y, left, anchor } of choices) {
      const box = { left, top: y, right: left + width, bottom: y + height }
      if (!isInside(box) || taken.some(other => overlap(box, other))) continue
      taken.push(box)
      return { lines, x, y: y + size * 0.85, anchor }
    }
    return null
  })
}

/** What a pin or a hospital takes up. */
export const around = ({ x, y }: Spot, mark: number): Box => ({
  left: x - mark * 0.8,
  top: y - mark * 0.8,
  right: x + mark * 0.8,
  bottom: y + mark * 0.8,
})

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const isInside = ({ left, top, right, bottom }: Box): boolean =>
  left >= 4 && top >= 4 && right <= frame.width - 4 && bottom <= frame.height - 4

function breakInTwo(name: string): string[] {
  if (name.length <= longest) return [name]
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index)
  const [middle] = spaces.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)]
}
