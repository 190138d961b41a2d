import type { ParagraphStyle } from './word-xml.ts'

const words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const [ink, soft, rose] = ['231736', '5D5170', '8A1549']

type Look = {
  /** What people read in the list of styles. */
  readonly name: string
  readonly paragraph?: string
  readonly run?: string
  readonly next?: ParagraphStyle
}

/** Sizes in half points, distances in twentieths of a point, as the format has them. Headings are headings to a screen reader by their level. */
const looks: Readonly<Record<Exclude<ParagraphStyle, 'Normal'>, Look>> = {
  Heading1: {
    name: 'heading 1',
    paragraph: '<w:keepNext/><w:spacing w:before="120" w:after="200" w:line="264" w:lineRule="auto"/><w:outlineLvl w:val="0"/>',
    run: `<w:b/><w:color w:val="${ink}"/><w:sz w:val="36"/>`,
    next: 'Normal',
  },
  Heading2: {
    name: 'heading 2',
    paragraph: '<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="1"/>',
    run: `<w:b/><w:color w:val="${ink}"/><w:sz w:val="26"/>`,
    next: 'Normal',
  },
  Kicker: {
    name: 'Kicker',
    paragraph: '<w:spacing w:after="40"/>',
    run: `<w:b/><w:caps/><w:color w:val="${rose}"/><w:spacing w:val="20"/>`,
  },
  When: { name: 'When', run: '<w:b/>' },
  Notice: {
    name: 'Notice',
    paragraph:
      '<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="C98A00"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FFF3C9"/>',
    run: '<w:b/>',
  },
  Lead: { name: 'Lead', run: '<w:b/>' },
  PressQuote: { name: 'Press quote', paragraph: '<w:ind w:left="360"/>' },
  End: { name: 'End', paragraph: '<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>', run: '<w:b/><w:caps/>' },
  ListBullet: {
    name: 'List Bullet',
    paragraph: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="80"/>',
    run: '<w:sz w:val="20"/>',
  },
  Footer: { name: 'footer', run: `<w:color w:val="${soft}"/><w:sz w:val="18"/>` },
}

const styleXml = (id: string, { name, paragraph = '', run = '', next }: Look): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${
    next ? `<w:next w:val="${next}"/>` : ''
  }<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`

/** How everything looks, and the language in which it is spelt and read out. */
export const stylesXml = (language: string): string =>
  `<w:styles ${words}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:color w:val="${ink}"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${language}" w:eastAsia="${language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${Object.entries(
    looks,
  )
    .map(([id, look]) => styleXml(id, look))
    .join(
      '',
    )}<w:style w:type="character" w:styleId="PlaceToFill"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="${rose}"/><w:shd w:val="clear" w:color="auto" w:fill="FCE9F1"/></w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="${rose}"/><w:u w:val="single"/></w:rPr></w:style></w:styles>`

/** One list with points: a real one, so that a screen reader says how many there are. */
export const numberingXml = `<w:numbering ${words}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
