/**
 * Makes what /count-tool shows of an invented hospital, by the program itself: `node scripts/make-count-example.mjs`, after a build. It writes
 * content/count-tool/: the report (PDF), a picture of its second page, and what would leave that hospital (example.json). Run it again when the
 * rules of the count change: a test says when. Needs pdftoppm (Debian's poppler-utils) for the picture.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'

const root = join(import.meta.dirname, '..')
const target = join(root, 'content/count-tool')
const folder = mkdtempSync(join(tmpdir(), 'count-example-'))
const commands = [
  ['example', 'practice'],
  ['count', 'practice/extracts', '--out', 'results', '--map', 'practice/maps/mdt.yaml'],
  ['report', 'results', '--hospital', 'an invented hospital'],
  ['sign', 'results', '--trust', 'EX-000', '--name', 'An invented hospital', '--preview'],
]

try {
  const said = commands.map(command =>
    execFileSync(process.execPath, [join(root, 'dist/count/main.js'), ...command], { cwd: folder, encoding: 'utf8' }),
  )
  const content = (said.at(-1) ?? '').split('\n').find(line => line.startsWith('{')) ?? ''
  const count = JSON.parse(readFileSync(join(folder, 'results/count.json'), 'utf8'))
  /** @type {{ isComplete: boolean, year: number, total: { n: number } }[]} */
  const years = count.figures.incidence
  const inside = {
    living: count.figures.prevalence.notKnownDead.n,
    newest: years
      .filter(({ isComplete }) => isComplete)
      .map(({ year, total }) => ({ year, people: total.n }))
      .at(-1),
    toLookAt: count.figures.tiers.possible.n,
  }
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'example-report.pdf'), readFileSync(join(folder, 'results/report.pdf')))
  execFileSync('pdftoppm', ['-r', '110', '-png', '-f', '2', '-l', '2', '-singlefile', 'results/report.pdf', 'page'], {
    cwd: folder,
  })
  const picture = await sharp(join(folder, 'page.png'))
    .trim({ margin: 30 })
    .resize({ width: 820 })
    .webp({ quality: 70 })
    .toBuffer({ resolveWithObject: true })
  writeFileSync(join(target, 'example-report-page.webp'), picture.data)
  const { width, height } = picture.info
  const example = {
    commands: commands.map(command => command.join(' ')),
    inside,
    picture: { width, height },
    content: JSON.parse(content),
  }
  writeFileSync(join(target, 'example.json'), `${JSON.stringify(example, null, 1)}\n`)
  console.log(`Written to ${target}: ${inside.living} invented people, rules ${example.content.definitions.version}.`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
