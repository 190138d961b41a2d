/** The addresses of the news. Every path is written here once. */
export const newsPath = '/news'
export const newsFeedPath = `${newsPath}/feed.atom`

/** One item. */
export const newsAt = {
  path: `${newsPath}/:key{[a-z0-9][a-z0-9-]*}`,
  link: (key: string): string => `${newsPath}/${encodeURIComponent(key)}`,
}

/** The items of one kind. */
export const newsOfKindAt = {
  path: `${newsPath}/kind/:kind{[a-z]+}`,
  link: (kind: string): string => `${newsPath}/kind/${kind}`,
}

/** Older items: the first page is the news itself. */
export const newsPageAt = {
  path: `${newsPath}/page/:page{[1-9][0-9]{0,3}}`,
  link: (page: number): string => (page === 1 ? newsPath : `${newsPath}/page/${page}`),
}
export const newsOfKindPageAt = {
  path: `${newsOfKindAt.path}/page/:page{[1-9][0-9]{0,3}}`,
  link: (kind: string, page: number): string =>
    page === 1 ? newsOfKindAt.link(kind) : `${newsOfKindAt.link(kind)}/page/${page}`,
}
