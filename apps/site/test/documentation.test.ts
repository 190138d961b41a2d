import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OpenAPIHono } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import { listRoutes } from '../src/app.tsx'
import { allCommands } from '../src/commands.ts'
import { healthRoutes } from '../src/foundation/http/health.ts'
import { findRoot, type SiteEnv } from '../src/foundation/index.ts'
import { rooms } from '../src/rooms.ts'

const root = findRoot(import.meta.dirname)
const documentation = (file: string): string => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '')

function everyRoute(): string[] {
  const router = new OpenAPIHono<SiteEnv>()
  for (const room of rooms) room.routes?.(router)
  // The server answers these before any room.
  return [...listRoutes(router), ...healthRoutes].map(withoutPatterns)
}

/** `/releases/:id{[0-9.]+}` is described as `/releases/:id`: what an id looks like is said in words. */
const withoutPatterns = (route: string): string => route.replaceAll(/(:\w+)\{[^/]*\}/g, '$1')

describe('docs/routes.md', () => {
  const text = documentation('docs/routes.md')
  const described = new Set([...text.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[^`]*)`/g)].map(([, route]) => route))
  const routes = everyRoute()

  test('there are routes to describe', () => {
    expect(routes.length).toBeGreaterThan(5)
  })

  test('describes every route, as `GET /path`', () => {
    expect(routes.filter(route => !described.has(route))).toEqual([])
  })

  test('describes nothing that is not there', () => {
    expect([...described].filter(route => route !== undefined && route !== 'GET /assets/*' && !routes.includes(route))).toEqual(
      [],
    )
  })
})

describe('docs/commands.md', () => {
  const text = documentation('docs/commands.md')

  test('there are commands to describe', () => {
    expect(allCommands.length).toBeGreaterThan(3)
  })

  test('describes every command with its usage', () => {
    const isDescribed = (name: string) => text.includes(`npm run spotlight -- ${name}`)
    expect(allCommands.map(({ name }) => name).filter(name => !isDescribed(name))).toEqual([])
  })

  test('describes nothing that is not there', () => {
    const described = [...text.matchAll(/npm run spotlight -- ([a-z][a-z-]*)/g)].map(([, name]) => name)
    expect(described.filter(name => !allCommands.some(command => command.name === name))).toEqual([])
  })
})
