export { night } from '@spotlight/drawing'

/** The size that social networks ask for. */
export const pictureSize = { width: 1200, height: 630 } as const

/** Where the words stand. To their right there is only the country. */
export const column = { left: 64, width: 640 } as const
