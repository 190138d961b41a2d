import type { ExampleOptions, ExampleResult } from './example-options.ts'
import { type FormatName, noise, presets } from './noise.ts'

/** What lies in the folder of an example, for whoever finds it. */
export function readmeOf(
  { people, seed, hospital, withFaults }: ExampleOptions,
  formats: readonly FormatName[],
  result: ExampleResult,
): string {
  return `# A hospital that does not exist

**Everybody in this folder is invented.** Names are drawn from lists and joined by chance, NHS numbers are of the range that is kept for tests and never given to
anybody (999 000 0000 to 999 999 9999), postcodes are of areas that Royal Mail does not use. Nothing here says anything about a real hospital.

${presets[hospital].description}

- Written by \`spotlight-count example\` with \`--hospital ${hospital} --people ${people} --seed ${seed}${withFaults ? ' --with-faults' : ''}\` and noise version ${noise.version}.
- Formats: ${formats.join(', ')}.
- \`extracts\`: ${result.files} files with ${result.records} records, as the hospital would have them. Count this folder.
- \`truth/truth.csv\`: who truly has secondary breast cancer (${result.withSpread} people, some of whom no record gives away), since when, and which records are whose. Never put it among
  the extracts.

    spotlight-count count extracts --out results${result.maps.map(name => ` --map maps/${name}`).join('')}
    spotlight-count example --score . --results results
`
}
