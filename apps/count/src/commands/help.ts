import type { Command } from './command.ts'
import { commandNames, loadCommand } from './index.ts'

/** The list of commands, for `spotlight-count --help`. */
export async function overview(): Promise<string> {
  const commands = await Promise.all(commandNames.map(loadCommand))
  const known = commands.filter(command => command !== undefined)
  const width = Math.max(0, ...known.map(({ name }) => name.length))
  return [
    'spotlight-count counts the people with secondary breast cancer of one hospital, from the extracts that it has.',
    'Nothing leaves this computer: no command opens a network connection.',
    '',
    ...known.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'spotlight-count COMMAND --help says more about one of them.',
  ].join('\n')
}

export function helpOf({ summary, usage, options }: Command): string {
  const rows = Object.entries(options).map(([name, { description, value, short }]) => ({
    left: `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    description,
  }))
  const width = Math.max(0, ...rows.map(({ left }) => left.length))
  return [
    summary,
    '',
    `  spotlight-count ${usage}`,
    '',
    ...rows.map(({ left, description }) => `  ${left.padEnd(width)}  ${description}`),
  ].join('\n')
}
