import { existsSync, statSync } from 'node:fs'
import {
  appendAnswers,
  importAnswers,
  type ReviewSummary,
  readAnswers,
  readWorklist,
  servePage,
  summarise,
  unreadableInWords,
  worklistCsv,
  worklistRows,
  worklistXlsx,
} from '../review/index.ts'
import { Failure, openOutFolder } from '../workbench/index.ts'
import type { Command, CommandContext } from './command.ts'

export const reviewCommand: Command = {
  name: 'review',
  summary: 'Writes what a person should look at, takes the answers back, or shows it all as a page on this computer',
  usage: 'review RESULTS [--import FILE | --page] [--by NAME]',
  options: {
    import: { type: 'string', value: 'FILE', description: 'Takes the answers from a filled-in worklist, .xlsx or .csv.' },
    page: { type: 'boolean', description: 'Shows the worklist as a page for this computer’s browser only, until Ctrl-C.' },
    port: { type: 'string', value: 'N', description: 'The port of the page, from 1024 to 65535. A free one if left out.' },
    by: { type: 'string', value: 'NAME', description: 'Who answers. It is written beside each answer.' },
  },
  async run(context) {
    const folder = folderOf(context)
    if (context.options.import !== undefined && context.options.page === true)
      throw new Failure('usage', 'Choose one of --import and --page.')
    if (context.options.port !== undefined && context.options.page !== true)
      throw new Failure('usage', '--port goes with --page.')
    if (typeof context.options.import === 'string') await takeIn(context, folder, context.options.import)
    else if (context.options.page === true) await show(context, folder)
    else write(context, folder)
  },
}

function folderOf({ positionals }: CommandContext): string {
  const [folder, ...more] = positionals
  if (folder === undefined || more.length > 0)
    throw new Failure('usage', 'Say where the results are: spotlight-count review RESULTS')
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Failure('input', `There is no folder ${folder}.`)
  return folder
}

function nameOf({ options }: CommandContext): string | undefined {
  const name = typeof options.by === 'string' ? options.by.trim() : ''
  return name === '' ? undefined : name.slice(0, 200)
}

function load(context: CommandContext, folder: string) {
  const read = readAnswers(folder)
  if (read.unreadable.length > 0) context.warn(unreadableInWords(read))
  return { worklist: readWorklist(folder), answers: read.answers }
}

function write(context: CommandContext, folder: string): void {
  const { worklist, answers } = load(context, folder)
  const out = openOutFolder(folder)
  const rows = worklistRows(worklist, answers)
  out.write('review/worklist.xlsx', worklistXlsx(worklist, rows))
  out.write('review/worklist.csv', worklistCsv(rows))
  out.commit()
  context.say(
    `${rows.length} to look at, in ${out.pathOf('review/worklist.xlsx')} and worklist.csv. They hold patients’ details: keep them inside the hospital.`,
  )
  tell(context, summarise(worklist, answers))
  context.say(`When answers are filled in: spotlight-count review ${folder} --import FILE`)
}

async function takeIn(context: CommandContext, folder: string, file: string): Promise<void> {
  const { worklist, answers: earlier } = load(context, folder)
  const { answers, unanswered, repeated, changed } = await importAnswers(file, {
    worklist,
    earlier,
    by: nameOf(context),
    now: () => new Date(),
  })
  appendAnswers(folder, answers)
  context.say(`${answers.length} answers taken in, ${repeated} were there already, ${unanswered} lines have no answer yet.`)
  if (changed > 0) context.say(`${changed} of them contradict an earlier answer. Both are kept; the new one counts.`)
  tell(context, summarise(worklist, [...earlier, ...answers]))
  if (answers.length > 0) context.say('Run spotlight-count count again, and the answers change the count.')
}

async function show(context: CommandContext, folder: string): Promise<void> {
  const by = nameOf(context)
  if (by === undefined) throw new Failure('usage', 'Say who answers: spotlight-count review RESULTS --page --by NAME')
  const { worklist } = load(context, folder)
  await servePage({
    worklist,
    by,
    port: portOf(context.options.port),
    answers: () => readAnswers(folder).answers,
    save: answer => appendAnswers(folder, [answer]),
    now: () => new Date(),
    warn: context.warn,
    signal: context.signal,
    ready: url => {
      context.say(`Open this in a browser on this computer; the link works once:\n${url}`)
      context.say('Stop with Ctrl-C. Every answer is saved at once.')
    },
  })
  tell(context, summarise(worklist, readAnswers(folder).answers))
}

function portOf(option: CommandContext['options'][string]): number {
  if (option === undefined) return 0
  const port = typeof option === 'string' && /^[0-9]{4,5}$/.test(option) ? Number(option) : 0
  if (port < 1024 || port > 65_535) throw new Failure('usage', '--port must be a whole number from 1024 to 65535.')
  return port
}

function tell({ say }: CommandContext, { waiting, answered, precision }: ReviewSummary): void {
  say(`${answered} answered, ${waiting} waiting.`)
  if (precision === null) return
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const { value, low, high } = precision.estimate
  say(
    `Of the random sample of the count ${precision.confirmed} of ${precision.reviewed} are confirmed: ${percent(value)}, 95 % interval ${percent(low)} to ${percent(high)}.`,
  )
}
