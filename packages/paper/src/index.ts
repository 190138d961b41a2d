export { type FaceName, fontId, type PdfFont, type Run, runsOf } from './faces.ts'
export {
  type Doc,
  margin,
  openPaper,
  type Paper,
  type PaperOptions,
  type PaperSize,
  type PaperTable,
  pageHeight,
  pageWidth,
  type Style,
  textWidth,
} from './paper.ts'
