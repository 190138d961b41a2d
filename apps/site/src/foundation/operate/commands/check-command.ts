import type { Check, Command, Services } from '../../http/room.ts'
import { exitCodes } from '../../problems.ts'
import { describeError } from '../describe-error.ts'

/** Runs every check of the ground and of the rooms, and says what each has found. */
export function checkCommand(checks: () => readonly Check[]): Command {
  return {
    name: 'check',
    summary: 'Look whether the data and the place where it lives are in order',
    usage: 'check',
    needs: 'database',
    run: async (_args, { services, print }) => {
      let problems = 0
      for (const check of checks()) {
        const findings = await runCheck(check, services)
        const isProblem = findings.some(finding => finding.level === 'problem')
        print(`${isProblem ? 'PROBLEM' : findings.length > 0 ? 'notice ' : 'ok     '}  ${check.name}`)
        for (const { what, next } of findings) print(`           ${what} ${next}`)
        problems += findings.filter(finding => finding.level === 'problem').length
      }
      print(problems === 0 ? 'All is in order.' : `${problems} ${problems === 1 ? 'problem' : 'problems'} found.`)
      return problems === 0 ? 0 : exitCodes['bad-data']
    },
  }
}

/** A check that cannot be carried out is a finding too: the others still run. */
async function runCheck(check: Check, services: Services): ReturnType<Check['run']> {
  try {
    return await check.run(services)
  } catch (error) {
    const { error: name, code, at } = describeError(error)
    return [
      {
        level: 'problem',
        what: `This could not be checked (${[name, code, at].filter(part => part !== null).join(', ')}).`,
        next: 'If the database is of an older version, start the site once; if not, please report this line.',
      },
    ]
  }
}
