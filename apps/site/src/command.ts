/** The program `npm run spotlight -- NAME`. It loads nothing until it knows that this Node can run it. */
import { refuseOldNode } from './node-version.ts'
import { surviveClosedOutput } from './survive-closed-output.ts'

surviveClosedOutput()

if (!refuseOldNode()) {
  const { runCommandLine } = await import('./run-command.ts')
  process.exitCode = await runCommandLine({
    argv: process.argv.slice(2),
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: process.env,
  })
}
