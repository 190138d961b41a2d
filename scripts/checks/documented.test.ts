import { describe, expect, test } from 'vitest'
import { findUndocumentedTables, findUndocumentedVariables, findUnsourcedData } from './documented.ts'

const variables = (path: string, text: string, operate = '', contributing = '') =>
  findUndocumentedVariables([{ path, text }], { operate, contributing })

describe('environment variables', () => {
  test.each([
    ["read('MAIL_DOMAIN', schema)", 'MAIL_DOMAIN'],
    ["read<string>('PORT', schema)", 'PORT'],
    ['const schema = z.object({ SMTP_URL: z.string() })', 'SMTP_URL'],
    ['const x = env.BASE_URL', 'BASE_URL'],
  ])('in config.ts: %s', (text, name) => {
    expect(variables('apps/site/src/config.ts', text).join()).toContain(name)
    expect(variables('apps/site/src/config.ts', text, `| \`${name}\` | what it does |`)).toEqual([])
  })

  test.each(['process.env.LAMP_COLOUR', "process.env['LAMP_COLOUR']", 'env.LAMP_COLOUR'])('elsewhere: %s', text => {
    expect(variables('scripts/a.mjs', text).join()).toContain('LAMP_COLOUR')
    expect(variables('scripts/a.mjs', text, '', 'LAMP_COLOUR: …')).toEqual([])
  })

  test('one that is named in a string counts', () => {
    expect(variables('apps/site/src/map/a.ts', "const name = 'SPOTLIGHT_LAMP'").join()).toContain('SPOTLIGHT_LAMP')
  })

  test('a variable of the site must be in operate.md, not only for contributors', () => {
    expect(variables('apps/site/src/map/a.ts', 'process.env.LAMP_COLOUR', '', 'LAMP_COLOUR')).toHaveLength(1)
  })

  test('a longer name does not document a shorter one', () => {
    expect(variables('apps/site/src/config.ts', "read('SMTP_URL', x)", 'INBOUND_SMTP_URL_SET')).toHaveLength(1)
  })

  test('what the system sets needs no page', () => {
    expect(variables('scripts/a.mjs', 'process.env.PATH + process.env.npm_execpath + process.env.CI')).toEqual([])
  })

  test('what nothing reads any more is found', () => {
    expect(variables('scripts/a.mjs', '', 'Set SPOTLIGHT_OLD to 1.')).toEqual([
      'docs: SPOTLIGHT_OLD is described, but nothing reads it',
    ])
  })
})

describe('tables', () => {
  const tables = (text: string, tablePages: string[], path = 'apps/site/src/register/migrations.ts') =>
    findUndocumentedTables([{ path, text }], { tablePages })

  test.each([
    '`create table trust (code text)`',
    '`create unlogged table trust (code text)`',
    '"CREATE TABLE IF NOT EXISTS trust (code text)"',
    "schema.createTable('trust')",
  ])('%s', text => {
    expect(tables(text, []).join()).toContain('docs/tables/trust.md is missing')
    expect(tables(text, ['trust'])).toEqual([])
  })

  test('a page about nothing, and the table of a test', () => {
    expect(tables("create table lamp (id int)', 'drop table lamp'", ['lamp']).join()).toContain('no migration makes')
    expect(tables('', ['lamp']).join()).toContain('no migration makes the table “lamp”')
    expect(tables('create table lamp (id int)', [], 'apps/site/src/a.store.test.ts')).toEqual([])
    expect(tables('`create table lamp (id int)`', [], 'apps/count/src/workbench/tables.ts')).toEqual([])
    expect(tables('`create table lamp (id int)`', [], 'bench/postcodes.ts')).toEqual([])
  })
})

test('data files without a source', () => {
  const dataFiles = ['data/SOURCES.md', 'data/trusts.csv', 'data/boundaries/wales.geojson']
  expect(findUnsourcedData({ dataFiles, dataSources: '`trusts.csv`: …' })).toEqual([
    'data/boundaries/wales.geojson is not in data/SOURCES.md',
  ])
})
