import { drawPng, type PictureOrder } from '@spotlight/drawing/node'

export type { PictureOrder }

/** What is done in the thread that makes pictures. Node runs this file as it stands: it loads nothing that needs the build. */
export const tasks = {
  /** The bytes of a PNG file. The same drawing always gives the same bytes. */
  'draw-png': (order: PictureOrder): Uint8Array => drawPng(order),
}
