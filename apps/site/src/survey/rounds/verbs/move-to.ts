/** The list with one of its items at another place; null when it stands there already, or there is no such item or place. */
export function moveTo<Item>(items: readonly Item[], from: number, to: number): Item[] | null {
  const item = items[from]
  if (item === undefined || from === to || to < 0 || to >= items.length) return null
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}
