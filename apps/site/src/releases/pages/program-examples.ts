import { feedsOfApi, packageLink } from '../links.ts'

export type ProgramExample = { readonly language: 'curl' | 'R' | 'Python'; readonly code: string }

/** Short programs that work as they stand: each fetches the list only when it is new. `release` is the newest, if there is one. */
export function programExamples(baseUrl: string, release: string | null): ProgramExample[] {
  const list = `${baseUrl}${feedsOfApi}/trusts.csv`
  const description = release === null ? null : baseUrl + packageLink(release)
  return [
    {
      language: 'curl',
      code: [
        'curl --fail --silent --show-error --compressed \\',
        '  --etag-compare trusts.etag --etag-save trusts.etag \\',
        '  --output trusts.csv \\',
        `  ${list}`,
      ].join('\n'),
    },
    {
      language: 'R',
      code: [
        'library(httr2)',
        `answer <- request("${list}") |>`,
        '  req_cache("spotlight-cache") |>',
        '  req_perform()',
        'trusts <- readr::read_csv(resp_body_raw(answer))',
        ...(description === null
          ? []
          : [
              '',
              '# One release, with the type of every column:',
              'library(frictionless)',
              `package <- read_package("${description}")`,
              'statuses <- read_resource(package, "statuses")',
            ]),
      ].join('\n'),
    },
    {
      language: 'Python',
      code: [
        'import io, pandas, requests',
        '',
        `address = "${list}"`,
        'first = requests.get(address)',
        'trusts = pandas.read_csv(io.BytesIO(first.content))',
        '',
        '# Later: 304 means that nothing is new.',
        'again = requests.get(address, headers={"If-None-Match": first.headers["ETag"]})',
        'if again.status_code != 304:',
        '    trusts = pandas.read_csv(io.BytesIO(again.content))',
      ].join('\n'),
    },
  ]
}
