import type { Checked, CheckedFile } from '../quality/index.ts'
import { problemKinds } from '../readers/problem-kinds.ts'
import { sourceWords } from '../results/index.ts'
import { inThousands } from '../workbench/index.ts'

const mostFiles = 30
const mostProblems = 60
const labels = new Map(Object.entries(problemKinds).map(([kind, { label }]) => [kind, label]))

/** What a check found, in lines for a terminal. */
export function checkInWords(checked: Checked): string[] {
  const { files, asAt, missing, canBeCounted, isQuick } = checked
  return [
    ...usedFiles(
      files.filter(({ use }) => use === 'used'),
      isQuick,
    ),
    ...otherFiles(
      'These files cannot be read:',
      files.filter(({ use }) => use === 'unreadable'),
    ),
    ...otherFiles(
      'These files are not used:',
      files.filter(({ use }) => use === 'ignored'),
    ),
    ...problemsInWords(checked),
    '',
    ...(missing.length === 0
      ? ['Nothing that we look for is missing for a complete count.']
      : ['What a complete count would still need:', ...missing.map(({ needs, because }) => `  - ${needs}: ${because}`)]),
    '',
    ...(isQuick ? ['Only the beginnings of the files were looked at. Without --quick they are read to the end.'] : []),
    ...(canBeCounted && asAt !== null ? [`People would be counted on ${inProse(asAt)}.`] : []),
    ...(canBeCounted ? ['These extracts can be counted with the command “count”.'] : []),
  ]
}

/** 2024-03-31 as 31 March 2024. */
const inProse = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  )

/** One line a kind: a folder can hold thousands of COSD files. */
function usedFiles(files: readonly CheckedFile[], isQuick: boolean): string[] {
  if (files.length === 0) return ['No file here can be counted.']
  const kinds = Map.groupBy(files, ({ format, version }) => [format, version].filter(Boolean).join(' '))
  const lines = [...kinds]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([kind, group]) => {
      const rows = group.reduce((sum, file) => sum + (file.rows ?? 0), 0)
      const names = group.slice(0, 3).map(({ path }) => path)
      const more = group.length > names.length ? ` and ${inThousands(group.length - names.length)} more` : ''
      const notes = [...new Set(group.flatMap(file => file.notes))].slice(0, 10)
      return [
        `  ${kind}: ${names.join(', ')}${more}${isQuick ? '' : `, ${inThousands(rows)} ${rows === 1 ? 'row' : 'rows'}`}`,
        ...notes.map(note => `    ${note}`),
      ]
    })
  return ['These files will be used:', ...lines]
}

function otherFiles(title: string, files: readonly CheckedFile[]): string[] {
  if (files.length === 0) return []
  const lines = files
    .slice(0, mostFiles)
    .map(({ path, format, reason }) => `  ${path}${format === null ? '' : ` (${format})`}: ${reason ?? ''}`)
  return [
    '',
    title,
    ...lines,
    ...(files.length > mostFiles ? [`  and ${inThousands(files.length - mostFiles)} more; --json lists all.`] : []),
  ]
}

/** One entry a kind, source and column: a folder can hold thousands of files with the same trouble. */
function problemsInWords({ problems, files }: Checked): string[] {
  const unused = new Set(files.filter(({ use }) => use !== 'used').map(({ path }) => path))
  const told = problems.filter(({ path }) => path === null || !unused.has(path))
  if (told.length === 0) return []
  const groups = [...Map.groupBy(told, ({ kind, source, column }) => JSON.stringify([source, kind, column])).values()]
  const lines = groups.slice(0, mostProblems).flatMap(groupInWords)
  const more = groups.length - mostProblems
  return ['', 'What is wrong in them:', ...lines, ...(more > 0 ? [`  and ${inThousands(more)} more; --json lists all.`] : [])]
}

function groupInWords(group: Checked['problems']): string[] {
  const [first] = group
  if (first === undefined) return []
  const times = group.reduce((sum, { count }) => sum + count, 0)
  const paths = new Set(group.map(({ path }) => path))
  const how = [
    times > 1 ? `${inThousands(times)} times` : '',
    paths.size > 1 ? `in ${inThousands(paths.size)} files` : '',
  ].filter(part => part !== '')
  const what = [first.column, how.join(' ')].filter(Boolean).join(', ')
  const where = group
    .slice(0, 3)
    .map(
      ({ path, firstRows }) =>
        `${path ?? 'all files'}${firstRows.length === 0 ? '' : `, ${firstRows.length === 1 ? 'row' : 'rows'} ${firstRows.slice(0, 5).join(', ')}`}`,
    )
  const source = first.source === null ? '' : `${sourceWords(first.source)}: `
  const label = labels.get(first.kind)
  const title = label === undefined ? first.detail : label
  return [
    `  ${source}${title}${what === '' ? '' : ` (${what})`}`,
    ...(title === first.detail ? [] : [`    ${first.detail}`]),
    `    ${where.join('; ')}${group.length > where.length ? ' …' : ''}`,
    ...(first.advice === '' ? [] : [`    ${first.advice}`]),
  ]
}
