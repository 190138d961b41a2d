import { drawPng } from '@spotlight/drawing/node'
import { drawPaper } from './draw-paper.ts'

/** What is done in the thread that draws signs. Node runs this file as it stands: it loads nothing that needs the build. */
export const tasks = { 'draw-png': drawPng, 'draw-paper': drawPaper }
