import { z } from 'zod'
import type { OpenApiDocument } from '../api/openapi-document.ts'

export type ApiField = {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly example: string | null
  readonly isInPath: boolean
}

/** One address of the API, for people. */
export type ApiEntry = {
  readonly path: string
  readonly method: string
  readonly summary: string
  readonly parameters: readonly ApiField[]
  readonly answers: readonly { readonly status: string; readonly type: string; readonly description: string }[]
}

const parameterSchema = z.object({
  name: z.string(),
  in: z.string(),
  schema: z
    .object({
      type: z.union([z.string(), z.array(z.string())]).optional(),
      description: z.string().optional(),
      example: z.unknown().optional(),
    })
    .optional(),
  description: z.string().optional(),
  example: z.unknown().optional(),
})
const operationSchema = z.object({
  summary: z.string().default(''),
  parameters: z.array(parameterSchema).default([]),
  responses: z.record(z.string(), z.object({ description: z.string(), content: z.record(z.string(), z.unknown()).default({}) })),
})
const pathsSchema = z.record(z.string(), z.record(z.string(), z.unknown()))

/** Reads the OpenAPI document, which programs read too: what a person sees cannot differ from it. */
export function apiEntries(document: Pick<OpenApiDocument, 'paths'>): ApiEntry[] {
  return Object.entries(pathsSchema.parse(document.paths ?? {})).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const { summary, parameters, responses } = operationSchema.parse(operation)
      return {
        path,
        method: method.toUpperCase(),
        summary,
        parameters: parameters.map(field),
        answers: Object.entries(responses).map(([status, answer]) => ({
          status,
          type: Object.keys(answer.content).join(', '),
          description: answer.description,
        })),
      }
    }),
  )
}

function field({ name, in: where, schema, description, example }: z.infer<typeof parameterSchema>): ApiField {
  const given = example ?? schema?.example
  return {
    name,
    type: [schema?.type ?? 'string'].flat().join(' | '),
    description: description ?? schema?.description ?? '',
    example: given === undefined ? null : String(given),
    isInPath: where === 'path',
  }
}
