export type { ExampleOptions, ExampleResult } from './example-options.ts'
export { type FormatName, formatNames, noise, type PresetName, period, presetNames, presets } from './noise.ts'
export { truthColumns } from './truth.ts'
export { writeExample } from './write-example.ts'
