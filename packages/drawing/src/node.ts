export { drawPng, type PictureOrder } from './draw-png.ts'
export { readWidths } from './read-widths.ts'
