/** How a hospital comes to a count: each step has its words at `count-tool.run.steps.<key>`. A test holds the commands against the program's own. */
export const runSteps: readonly { readonly key: string; readonly command: string | null }[] = [
  { key: 'practise', command: 'spotlight-count example practice' },
  { key: 'gather', command: null },
  { key: 'check', command: 'spotlight-count check EXTRACTS' },
  { key: 'count', command: 'spotlight-count count EXTRACTS --out RESULTS' },
  { key: 'review', command: 'spotlight-count review RESULTS' },
  { key: 'report', command: 'spotlight-count report RESULTS' },
  { key: 'sign', command: 'spotlight-count sign RESULTS --trust CODE --name NAME --new-key trust.key' },
  { key: 'send', command: null },
]

/** What it reads: each has its words at `count-tool.reads.<key>`. `proper`: how the format calls itself, in every language. */
export const readFormats: readonly { readonly key: string; readonly proper: string }[] = [
  { key: 'cosd', proper: 'COSD XML 8.1, 9.0.1' },
  { key: 'hes', proper: 'HES, SUS' },
  { key: 'sact', proper: 'SACT v3, v4' },
  { key: 'radiotherapy', proper: 'RTDS' },
  { key: 'fhir', proper: 'FHIR R4 mCODE' },
  { key: 'omop', proper: 'OMOP 5.4' },
  { key: 'mdt', proper: 'CSV, XLSX' },
]
