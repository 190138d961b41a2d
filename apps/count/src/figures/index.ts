export { ageBandOf, ageBands } from './age-bands.ts'
export { type CaptureList, usualLists } from './capture-recapture.ts'
export { type FigureOptions, figuresOf } from './figures-of.ts'
export { rowsBehind } from './rows-behind.ts'
