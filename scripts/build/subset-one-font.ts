/** Cuts one font: a request as JSON in the first argument, the answer as JSON on standard output. */
import { readFileSync } from 'node:fs'
import { convert } from 'fontverter'
import subsetFont from 'subset-font'
import { codePointsOf } from './code-points-of.ts'

type Request = {
  source: string
  text: string
  variation: Record<string, number | { min: number; max: number }>
  format?: 'woff2' | 'sfnt'
}

/** A font without these would be useless to us, and the subsetter does not complain. */
const mustHave = { latin: 'aZ09’“”–…·£×°½éâêîôû', 'latin-ext': 'ŴŵŶŷẀẁẂẃẄẅỲỳŸ' } as const

// The only writer of this argument is build-fonts.ts.
const { source, text, variation, format = 'woff2' } = JSON.parse(process.argv[2] ?? '') as Request
const bytes = await subsetFont(readFileSync(source), text, { targetFormat: format, variationAxes: variation })
const present = codePointsOf(await convert(bytes, 'sfnt'))
const has = [...new Set([...text].map(letter => letter.codePointAt(0) ?? 0))]
  .filter(point => present.has(point))
  .sort((a, b) => a - b)

const wanted = source.includes('-latin-ext-') ? mustHave['latin-ext'] : mustHave.latin
const missing = [...wanted].filter(letter => !present.has(letter.codePointAt(0) ?? 0))
if (missing.length > 0) throw new Error(`${source} was cut without ${missing.join(' ')}`)

process.stdout.write(JSON.stringify({ base64: bytes.toString('base64'), has }))
