/** The program `npm run serve`. It loads nothing until it knows that this Node can run it. */
import { keepCompiledCode } from './keep-compiled-code.ts'
import { refuseOldNode } from './node-version.ts'
import { surviveClosedOutput } from './survive-closed-output.ts'

surviveClosedOutput()

if (!refuseOldNode()) {
  keepCompiledCode(import.meta.dirname)
  const { startSite } = await import('./start-site.ts')
  const { allCommands } = await import('./commands.ts')
  await startSite(process.env, allCommands)
}
