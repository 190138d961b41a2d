import type { Router } from '../../foundation/index.ts'
import { licence } from '../licence.ts'
import { apiGuidePath } from '../links.ts'

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
