import type { Router } from '../../foundation/index.ts'
import { apiGuidePath } from '../links.ts'

/** Under which the results may be used; the tables of the register name their own. */
export const licence = {
  name: 'Open Government Licence v3.0',
  url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
} as const

export type OpenApiDocument = ReturnType<Router['getOpenAPI31Document']>

/** The description of the whole API: what every room has registered, made when it is asked for. */
export const openApiDocument = (
  router: Router,
  { baseUrl, title, description }: { baseUrl: string; title: string; description: string },
): OpenApiDocument =>
  router.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title, version: '1', description, license: { name: licence.name, url: licence.url } },
    servers: [{ url: baseUrl }],
    externalDocs: { url: baseUrl + apiGuidePath },
  })
