import type { FaceName, FacesByName } from '../face.ts'
import { night } from '../night.ts'
import { ellipsis, fitText, type SetText, widthOf } from '../set-text.ts'
import type { SignShape, SignWords } from './sign.ts'
import type { DrawnShape, DrawnWords, SignDrawing } from './sign-drawing.ts'

type Sizes = readonly number[]

/** Where things stand in one shape. The words of the person stand together in the middle of `words`. */
type Plan = {
  readonly width: number
  readonly height: number
  readonly ground: SignDrawing['ground']
  readonly lamp: { readonly x: number; readonly y: number; readonly radius: number }
  readonly words: { readonly left: number; readonly width: number; readonly top: number; readonly bottom: number }
  readonly align: 'left' | 'middle'
  readonly sizes: { readonly question: Sizes; readonly name: Sizes; readonly place: Sizes; readonly campaign: Sizes }
  /** Where the line about the campaign stands, and how high the strip is that says “example”. */
  readonly campaignAt: number
  readonly strip: number
  /** Room to write by hand, where there is neither name nor place. */
  readonly hasRules: boolean
}

const plans: Readonly<Record<SignShape, Plan>> = {
  square: {
    width: 1080,
    height: 1080,
    ground: 'night',
    lamp: { x: 540, y: 170, radius: 58 },
    words: { left: 80, width: 920, top: 290, bottom: 930 },
    align: 'middle',
    sizes: {
      question: [132, 120, 108, 96, 84],
      name: [72, 64, 56, 48, 40, 34, 28],
      place: [46, 40, 34, 28, 24],
      campaign: [30, 26, 22, 18],
    },
    campaignAt: 984,
    strip: 64,
    hasRules: false,
  },
  wide: {
    width: 1200,
    height: 630,
    ground: 'night',
    lamp: { x: 976, y: 270, radius: 92 },
    words: { left: 72, width: 740, top: 44, bottom: 510 },
    align: 'left',
    sizes: {
      question: [104, 96, 88, 80, 72, 64],
      name: [56, 48, 42, 36, 30, 26, 22, 20],
      place: [38, 34, 30, 26, 22, 20],
      campaign: [26, 22, 18],
    },
    campaignAt: 556,
    strip: 50,
    hasRules: false,
  },
  paper: {
    width: 595.28,
    height: 841.89,
    ground: 'paper',
    lamp: { x: 297.64, y: 128, radius: 26 },
    words: { left: 45, width: 505.28, top: 190, bottom: 740 },
    align: 'middle',
    sizes: {
      question: [86, 78, 70, 62, 54],
      name: [46, 40, 34, 28, 24, 20, 16],
      place: [30, 26, 22, 18, 15],
      campaign: [13, 12, 11, 10],
    },
    campaignAt: 792,
    strip: 34,
    hasRules: true,
  },
}

const inksOf = {
  night: { question: night.white, name: night.lamp, place: night.pale, campaign: night.muted, rule: night.muted },
  paper: { question: night.sky, name: night.sky, place: night.ink, campaign: '#5d5170', rule: '#b9acd6' },
} as const

/** How far lines are apart, in their own size, and how much air stands above a block, in the size of the question. */
const leading = { question: 1.08, name: 1.14, place: 1.25 } as const
const air = { name: 0.3, place: 0.14 } as const

type Block = {
  readonly says: 'question' | 'name' | 'place'
  readonly face: FaceName
  readonly text: SetText
  readonly air: number
}

const heightOf = ({ says, text, air: above }: Block): number => above + text.lines.length * leading[says] * text.size
const isCutOff = (blocks: readonly Block[]): boolean =>
  blocks.some(({ text }) => text.lines.some(line => line.endsWith(ellipsis)))

/**
 * Where everything on a sign stands: the same in the browser, on the server and on paper, since all three know how wide the letters of its faces are.
 * `words` hold only letters that the faces have (see `missingLetters`); names of `longestOnSign` letters stand whole.
 */
export function layOutSign(words: SignWords, shape: SignShape, faces: FacesByName): SignDrawing {
  const plan = plans[shape]
  const inks = inksOf[plan.ground]
  const { left, width, top, bottom } = plan.words
  const fit = (text: string, face: FaceName, sizes: Sizes, maxLines: number): SetText =>
    fitText(text, { face: faces[face], maxWidth: width, sizes, maxLines })
  const set = (
    says: DrawnWords['says'],
    face: FaceName,
    text: SetText,
    at: { first: number; leading: number; fill: string },
  ) => ({
    kind: 'words' as const,
    says,
    face,
    size: text.size,
    fill: at.fill,
    lines: text.lines.map((line, index) => ({
      words: line,
      x: round(left + (plan.align === 'middle' ? (width - widthOf(line, faces[face], text.size)) / 2 : 0)),
      y: round(at.first + index * at.leading * text.size),
    })),
  })
  const name = words.name === '' ? null : fit(words.name, 'voice', plan.sizes.name, 2)
  const place = words.place === '' ? null : fit(words.place, 'text', plan.sizes.place, 2)
  const isBlank = name === null && place === null
  const blocksUnder = (question: SetText): readonly Block[] => [
    { says: 'question', face: 'voice', text: question, air: 0 },
    ...(name === null ? [] : [{ says: 'name' as const, face: 'voice' as const, text: name, air: air.name * question.size }]),
    ...(place === null ? [] : [{ says: 'place' as const, face: 'text' as const, text: place, air: air.place * question.size }]),
  ]
  const rules = plan.hasRules && isBlank ? [70, 52] : []
  const totalOf = (blocks: readonly Block[]) => [...blocks.map(heightOf), ...rules].reduce((sum, height) => sum + height, 0)
  // The question is as large as the person’s own words leave room for.
  const fitting = plan.sizes.question
    .map(size => blocksUnder(fit(words.question, 'voice', [size], 4)))
    .find(blocks => totalOf(blocks) <= bottom - top && !isCutOff(blocks))
  const blocks = fitting ?? blocksUnder(fit(words.question, 'voice', plan.sizes.question.slice(-1), 4))
  const total = totalOf(blocks)
  let pen = Math.max(top, top + (bottom - top - total) / 2)
  const marks: (DrawnShape | DrawnWords)[] = [{ kind: plan.ground === 'night' ? 'lamp' : 'lamp-in-lines', ...plan.lamp }]
  for (const block of blocks) {
    const { says, face, text } = block
    // The letters of a line stand four fifths down its height.
    marks.push(set(says, face, text, { first: pen + block.air + 0.8 * text.size, leading: leading[says], fill: inks[says] }))
    pen += heightOf(block)
  }
  for (const height of rules) {
    pen += height
    marks.push({ kind: 'box', left: left + width * 0.12, top: pen, width: width * 0.76, height: 1.2, fill: inks.rule })
  }
  const campaign = fit(`${words.campaign} · ${words.address}`, 'text', plan.sizes.campaign, 1)
  marks.push(set('campaign', 'text', campaign, { first: plan.campaignAt, leading: 1.2, fill: inks.campaign }))
  if (words.example !== null) marks.push(...strip(words.example))
  return { width: plan.width, height: plan.height, ground: plan.ground, marks }

  /** In the picture itself, so that it goes wherever the picture goes: on paper at its top, where a printer’s edge does not reach it. */
  function strip(example: string): (DrawnShape | DrawnWords)[] {
    const stripTop = plan.ground === 'paper' ? 24 : plan.height - plan.strip
    const text = fit(
      example,
      'bold',
      [plan.strip * 0.5, plan.strip * 0.44, plan.strip * 0.38, plan.strip * 0.32, plan.strip * 0.26],
      1,
    )
    return [
      { kind: 'box', left: 0, top: stripTop, width: plan.width, height: plan.strip, fill: night.core },
      set('example', 'bold', text, { first: stripTop + plan.strip * 0.66, leading: 1, fill: night.ink }),
    ]
  }
}

const round = (value: number): number => Math.round(value * 100) / 100
