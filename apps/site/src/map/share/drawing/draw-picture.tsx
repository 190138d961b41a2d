import { drawable } from '@spotlight/drawing'
import type { Faces } from '../../../foundation/index.ts'
import type { Picture } from '../picture.ts'
import { CountryAtNight } from './country.tsx'
import { NumbersInWords } from './numbers-in-words.tsx'
import { column, night, pictureSize } from './stage.ts'
import { TitleInWords } from './title-in-words.tsx'
import { TrustInWords } from './trust-in-words.tsx'
import { Line } from './words.tsx'

const stripHeight = 50
const { width, height } = pictureSize

/** A picture as SVG: 1200 by 630, complete in itself but for the fonts. */
export function drawPicture(picture: Picture, faces: Faces): string {
  const bottom = height - (picture.example === null ? 0 : stripHeight)
  const svg = (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it becomes a PNG, and its words for those who cannot see it stand beside that
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <Night />
      <CountryAtNight country={picture.country} within={{ left: 734, top: 16, width: 440, height: bottom - 32 }} />
      <Brand picture={picture} faces={faces} />
      <Words says={picture.says} faces={faces} bottom={bottom} />
      {picture.example !== null && <ExampleStrip words={picture.example} faces={faces} />}
    </svg>
  )
  return svg.toString()
}

function Words({ says, faces, bottom }: { readonly says: Picture['says']; readonly faces: Faces; readonly bottom: number }) {
  switch (says.kind) {
    case 'numbers':
      return <NumbersInWords says={says} faces={faces} bottom={bottom} />
    case 'trust':
      return <TrustInWords says={says} faces={faces} bottom={bottom} />
    case 'title':
      return <TitleInWords says={says} faces={faces} bottom={bottom} />
  }
}

/** The night sky, a little lighter behind the country, and the two lights that shapes are filled with. */
const Night = () => (
  <>
    <defs>
      <radialGradient id="sky" gradientUnits="userSpaceOnUse" cx="960" cy="250" r="760">
        <stop offset="0" stop-color={night.glow} />
        <stop offset="0.5" stop-color={night.dusk} />
        <stop offset="1" stop-color={night.sky} />
      </radialGradient>
      <radialGradient id="lamplight">
        <stop offset="0" stop-color={night.lamp} stop-opacity="0.95" />
        <stop offset="0.4" stop-color={night.lamp} stop-opacity="0.5" />
        <stop offset="1" stop-color={night.lamp} stop-opacity="0" />
      </radialGradient>
      <radialGradient id="moonlight">
        <stop offset="0" stop-color={night.white} stop-opacity="0.34" />
        <stop offset="1" stop-color={night.white} stop-opacity="0" />
      </radialGradient>
    </defs>
    <rect width={width} height={height} fill="url(#sky)" />
  </>
)

function Brand({ picture: { brand }, faces: { face } }: { readonly picture: Picture; readonly faces: Faces }) {
  return (
    <>
      <g transform={`translate(${column.left + 20} 62)`}>
        <circle r="20" fill={night.sky} />
        <circle r="20" fill="url(#lamplight)" />
        <circle r="8" fill={night.core} />
      </g>
      <Line face={face.voice} size={32} x={column.left + 54} y={73} fill={night.white}>
        {brand.name}
      </Line>
      <Line face={face.text} size={22} x={column.left + 202} y={72} fill={night.muted}>
        {brand.strapline}
      </Line>
    </>
  )
}

/** Stands in the picture itself, so that it goes wherever the picture goes. */
const ExampleStrip = ({ words, faces: { face } }: { readonly words: string; readonly faces: Faces }) => (
  <>
    <rect y={height - stripHeight} width={width} height={stripHeight} fill={night.core} />
    <Line face={face.bold} size={24} x={column.left} y={height - 17} fill={night.ink}>
      {drawable(words, face.bold)}
    </Line>
  </>
)
