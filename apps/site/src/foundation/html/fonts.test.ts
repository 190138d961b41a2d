import { expect, test } from 'vitest'
import { fontFaces } from './fonts.ts'
import tokensCss from './tokens.css?inline'

const none = { fonts: [], islands: {} }

test('every fallback takes the height of the font it stands in for', () => {
  const faces = fontFaces(none).split('@font-face').filter(Boolean)
  expect(faces).toHaveLength(4)
  for (const face of faces) {
    const size = Number(/size-adjust:([\d.]+)%/.exec(face)?.[1])
    const ascent = Number(/ascent-override:([\d.]+)%/.exec(face)?.[1])
    const descent = Number(/descent-override:([\d.]+)%/.exec(face)?.[1])
    const [wantedAscent, wantedDescent] = face.includes('"Text') ? [98.4, 31.6] : [97.8, 25.5]
    expect((size * ascent) / 100).toBeCloseTo(wantedAscent, 0)
    expect((size * descent) / 100).toBeCloseTo(wantedDescent, 0)
  }
})

test('the tokens use every fallback there is', () => {
  const names = [...fontFaces(none).matchAll(/font-family:"([^"]+)"/g)].map(match => match[1])
  for (const name of names) expect(tokensCss).toContain(`"${name}"`)
})

test('own fonts come from this site and do not hold up the first paint', () => {
  const manifest = {
    fonts: [{ family: 'Fraunces', file: 'f.woff2', unicodeRange: 'U+0000-00FF', weight: '100 900' }],
    islands: {},
  }
  expect(fontFaces(manifest)).toContain(
    '@font-face{font-family:"Fraunces";src:url(/assets/fonts/f.woff2) format("woff2");font-weight:100 900;font-display:swap;unicode-range:U+0000-00FF}',
  )
})
