/** What is made of a sign: for social networks as a square and as a wide picture, and A4 to print. */
export const signShapes = ['square', 'wide', 'paper'] as const
export type SignShape = (typeof signShapes)[number]

/** The words of a sign, ready to be drawn. A name or place that is empty is not on it. */
export type SignWords = {
  readonly question: string
  readonly name: string
  readonly place: string
  /** Whose campaign it is, and where that is found. */
  readonly campaign: string
  readonly address: string
  /** Who would otherwise take what is invented for true. Null in the real campaign. */
  readonly example: string | null
}

/** No name and no place on a sign is longer: it could not be read across a room. In letters as people count them. */
export const longestOnSign = 60
