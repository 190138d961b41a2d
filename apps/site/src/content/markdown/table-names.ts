/**
 * Names the tables of a text by their headers, each of them once: of two with the same headers the second is “(2)”. Whoever hears the tables of a
 * page read out can tell them apart.
 */
export function makeTableNames(): (headers: string) => string {
  const counts = new Map<string, number>()
  return headers => {
    const count = (counts.get(headers) ?? 0) + 1
    counts.set(headers, count)
    return count === 1 ? headers : `${headers} (${count})`
  }
}
