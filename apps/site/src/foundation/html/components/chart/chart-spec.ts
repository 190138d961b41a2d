/** How a series, a bar or a point is filled. Each differs in its texture or its shape, so that nobody needs to see the colour. */
export const fills = ['full', 'lamp', 'hatched', 'dotted', 'rose', 'empty'] as const
export type Fill = (typeof fills)[number]

/**
 * What lies between two numbers, both of them in it. Where they are the same it is one number. `high` null: no upper end is known, and an
 * arrow leads out of the drawing.
 */
export type ChartRange = { readonly low: number; readonly high: number | null }

/** What a fill or a mark means, above the drawing. */
export type KeyItem = { readonly label: string; readonly look: KeyLook }
export type KeyLook =
  | { readonly kind: 'fill'; readonly fill: Fill }
  | { readonly kind: 'point'; readonly point: PointLook }
  | { readonly kind: 'line'; readonly dash: Dash; readonly point: PointLook | null }
  | { readonly kind: 'whisker' }
  /** The hatched part of a bar whose end nobody knows. */
  | { readonly kind: 'open' }

export type PointLook = 'dot' | 'ring' | 'diamond' | 'square'
export type Dash = 'solid' | 'dashed' | 'dotted'

/** A line across all rows or points that they are read against: “as expected”, “a third”. With `to` everything between the two. */
export type Marker = { readonly at: number; readonly to?: number; readonly label: string }

/** Lying bars, or points, one below the other; each may have a whisker. */
export type BarsSpec = {
  readonly kind: 'bars'
  readonly mark: 'bar' | 'point'
  readonly key?: readonly KeyItem[]
  readonly rows: readonly BarRow[]
  readonly axis: Axis
  readonly marker?: Marker
}
export type BarRow = {
  readonly label: string
  /** The first row of a group carries its heading: the name of a nation. */
  readonly group?: string
  /** The bar is full up to `low` and hatched from there to `high`. Null: nothing is drawn, and `said` says why. */
  readonly value: ChartRange | null
  readonly whisker?: ChartRange
  /** The value in words, beside the bar: “60 to 75”. */
  readonly said: string
  readonly fill?: Fill
  readonly point?: PointLook
}
/** What is measured along the axis, and how a number on it is written. The axis begins at nothing. */
export type Axis = { readonly label: string; readonly write: (value: number) => string; readonly to?: number }

/** Places by how many people were expected, and how far from that they are. */
export type FunnelSpec = {
  readonly kind: 'funnel'
  readonly key?: readonly KeyItem[]
  readonly points: readonly FunnelPoint[]
  readonly limits: readonly FunnelLimit[]
  /** The ratio that is as expected; with `to` every ratio between the two is. */
  readonly target: Marker
  readonly x: Axis
  readonly y: Axis
}
export type FunnelPoint = {
  readonly label: string
  /** People expected, above 0. */
  readonly expected: number
  /** Counted over expected. The point stands in the middle of a range, and at the low end of one without an upper end. */
  readonly ratio: ChartRange
  readonly point: PointLook
  /** Whether its name is written beside it; the table has every name. */
  readonly isNamed: boolean
}
/** The limits at each of some expected numbers, smallest first. */
export type FunnelLimit = {
  readonly label: string
  readonly dash: Dash
  readonly at: readonly { readonly expected: number; readonly low: number; readonly high: number }[]
}

/** Values at moments, joined by lines where nothing is missing between them. */
export type LinesSpec = {
  readonly kind: 'lines'
  readonly moments: readonly string[]
  readonly series: readonly LineSeries[]
  readonly y: Axis
}
export type LineSeries = {
  readonly label: string
  readonly dash: Dash
  readonly point: PointLook
  /** One for each moment; null where it is not known. */
  readonly values: readonly (number | null)[]
}

/** Lying bars made of parts. `share`: all of one length; `count`: as long as they hold. */
export type StackedSpec = {
  readonly kind: 'stacked'
  readonly scale: 'share' | 'count'
  readonly parts: readonly { readonly label: string; readonly fill: Fill }[]
  readonly rows: readonly StackedRow[]
  readonly write: (value: number) => string
}
/** One value for each part. */
export type StackedRow = { readonly label: string; readonly values: readonly number[]; readonly said?: string }

/** Houses at night: a window for each of a group, as many of them lit as there are. */
export type WindowsSpec = {
  readonly kind: 'windows'
  readonly key: { readonly lit: string; readonly dark: string }
  readonly rows: readonly { readonly label: string; readonly lit: number; readonly of: number; readonly said: string }[]
}

/** From what something was to what it is: ribbons between two columns. */
export type FlowSpec = {
  readonly kind: 'flow'
  readonly from: FlowColumn
  readonly to: FlowColumn
  readonly links: readonly { readonly from: string; readonly to: string; readonly count: number }[]
}
export type FlowColumn = { readonly label: string; readonly nodes: readonly FlowNode[] }
/** The key says which node of the other column is the same. `label` has the number in it: “Collecting: 12”. */
export type FlowNode = { readonly key: string; readonly label: string; readonly fill: Fill; readonly count: number }

export type ChartSpec = BarsSpec | FunnelSpec | LinesSpec | StackedSpec | WindowsSpec | FlowSpec

/** Everything that a chart shows, in rows. A number is written as it is; null is “not known”, never 0. */
export type ChartTable = {
  readonly columns: readonly { readonly label: string; readonly isNumber?: boolean }[]
  readonly rows: readonly (readonly ChartCell[])[]
}
export type ChartCell = string | number | null

/** One picture with its words and its table: what the page shows and what the files hold. */
export type Chart = {
  /** Also the name of its files: kebab-case. */
  readonly id: string
  readonly title: string
  /** What somebody would say who looks at it for one who cannot: two or three sentences. */
  readonly description: string
  readonly spec: ChartSpec
  /** Every number by itself, as the file has it. */
  readonly table: ChartTable
  /** The same for a page, where the file has more columns than eyes can hold. */
  readonly shownAs?: ChartTable
  /** Date, source and denominator in one or two sentences: they go wherever the files go. */
  readonly source: string
}
