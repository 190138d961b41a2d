import { createRequire, isBuiltin } from 'node:module'
import { join, relative } from 'node:path'
import { build } from 'vite'

/** Builds the server and the commands. What they share lies in chunks; packages are left where npm has put them. */
export async function buildProgram(root: string, folder: string): Promise<void> {
  const site = join(root, 'apps/site')
  const result = await build({
    configFile: join(site, 'vite.config.ts'),
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { input: { ...programs(site), ...threads(site) } },
    },
  })
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : []
  const chunks = outputs.flatMap(({ output }) => output).filter(item => item.type === 'chunk')
  const made = new Set(chunks.map(chunk => chunk.fileName))
  const packages = chunks
    .flatMap(chunk => [...chunk.imports, ...chunk.dynamicImports])
    .filter(name => !made.has(name) && !isBuiltin(name))
  refuseUnreachable(root, new Set(packages))
}

const programs = (site: string) => ({ main: join(site, 'src/main.ts'), command: join(site, 'src/command.ts') })

/** What runs in a thread beside the site, and its tasks: files that are found by their names (see foundation/threads). */
const threads = (site: string) => ({
  keeper: join(site, 'src/foundation/threads/keeper.ts'),
  thread: join(site, 'src/foundation/threads/thread.ts'),
  'reading-tasks': join(site, 'src/survey/reading-tasks.ts'),
  'reading-worker': join(site, 'src/register/postcodes-import/reading-worker.ts'),
  'picture-tasks': join(site, 'src/foundation/picture/picture-tasks.ts'),
  'sign-tasks': join(site, 'src/act/sign/maker/sign-tasks.ts'),
  'photo-tasks': join(site, 'src/foundation/photo/photo-tasks.ts'),
  'document-tasks': join(site, 'src/content/documents/looking/document-tasks.ts'),
  'disclosure-tasks': join(site, 'src/national/submissions/disclosure/disclosure-tasks.ts'),
  'image-tasks': join(site, 'src/content/images/making/image-tasks.ts'),
})

/** dist/ finds packages in the node_modules of the root only: one that npm has put below apps/site would be missing when it runs. */
function refuseUnreachable(root: string, packages: ReadonlySet<string>): void {
  const fromDist = createRequire(join(root, 'dist/site/main.js'))
  const fromSite = createRequire(join(root, 'apps/site/src/main.ts'))
  for (const name of packages) {
    const wanted = whereIs(fromSite, name)
    const found = whereIs(fromDist, name)
    if (found === wanted) continue
    const at = wanted === undefined ? 'nowhere' : relative(root, wanted)
    throw new Error(
      `The built site would not find the package "${name}" (it is at ${at}). Run "npm dedupe" so that npm puts it in the root.`,
    )
  }
}

function whereIs(from: NodeJS.Require, name: string): string | undefined {
  try {
    return from.resolve(name)
  } catch (error) {
    // Some packages export nothing for `require`: the same answer from both places, which is what we compare.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') return name
    return undefined
  }
}
