/** Kinds of files as people call them; the words are `attachments.types.<kind>` in the messages. */
export const fileKinds = [
  'spreadsheet',
  'document',
  'slides',
  'pdf',
  'text',
  'table',
  'page',
  'mail',
  'archive',
  'picture',
  'sound',
  'film',
  'program',
  'locked',
  'nothing',
  'unknown',
] as const
export type FileKind = (typeof fileKinds)[number]

const byType: readonly (readonly [RegExp, FileKind])[] = [
  [/spreadsheet|ms-excel/, 'spreadsheet'],
  [/wordprocessing|msword|ms-word|opendocument\.text|rtf/, 'document'],
  [/presentation|powerpoint/, 'slides'],
  [/pdf/, 'pdf'],
  [/^text\/plain/, 'text'],
  [/^text\/csv/, 'table'],
  [/^text\/html/, 'page'],
  [/rfc822|ms-outlook/, 'mail'],
  [/zip|x-7z|rar|x-tar|bzip|x-xz|zstd|ms-cab/, 'archive'],
  [/^image\//, 'picture'],
  [/^audio\//, 'sound'],
  [/^video\//, 'film'],
  [/x-program|msdownload|x-elf|x-mach/, 'program'],
  [/x-encrypted-office/, 'locked'],
  [/x-empty/, 'nothing'],
]

export const kindOf = (type: string): FileKind => byType.find(([pattern]) => pattern.test(type))?.[1] ?? 'unknown'

const endings: Readonly<Partial<Record<FileKind, readonly string[]>>> = {
  spreadsheet: ['xlsx', 'xlsm', 'xls', 'xlsb', 'xltx', 'ods'],
  document: ['docx', 'docm', 'doc', 'odt', 'rtf'],
  slides: ['pptx', 'pptm', 'ppt', 'odp'],
  pdf: ['pdf'],
  text: ['txt'],
  table: ['csv'],
  mail: ['eml', 'msg'],
  archive: ['zip', '7z', 'rar', 'gz', 'tar'],
}

/** What a browser or a machine would carry out when it is opened is saved as text; the rest as what it is. */
const savedAs: Readonly<Partial<Record<FileKind, string>>> = { ...mapFirst(endings), page: 'txt' }

function mapFirst(lists: typeof endings): Partial<Record<FileKind, string>> {
  return Object.fromEntries(Object.entries(lists).map(([kind, [first]]) => [kind, first]))
}

const pictures = /^image\/(png|jpeg|gif|webp|tiff|bmp|avif|heic)$/

/**
 * The name under which a file is saved: that of the sender, with an ending that fits its content. What is called `answer.pdf.exe` and is a
 * PDF becomes `answer.pdf.exe.pdf`; what nobody knows ends in `.bin`.
 */
export function downloadName(name: string, type: string): string {
  const kind = kindOf(type)
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const fitting = kind === 'picture' && pictures.test(type) ? ['jpg', 'jpeg', type.slice('image/'.length)] : (endings[kind] ?? [])
  if (fitting.includes(ending)) return name
  const better = kind === 'picture' && pictures.test(type) ? type.slice('image/'.length) : (savedAs[kind] ?? 'bin')
  return `${name}.${better}`
}

/** True when its name says that it is something else than it is. */
export function isOddlyNamed(name: string, type: string): boolean {
  const kind = kindOf(type)
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const named = (Object.keys(endings) as FileKind[]).find(each => endings[each]?.includes(ending))
  const isTextAnyway = (each: FileKind | undefined) => each === 'text' || each === 'table'
  return named !== undefined && named !== kind && !(isTextAnyway(named) && isTextAnyway(kind)) && kind !== 'locked'
}
