import type { ConsoleTodo, Ctx } from '../../foundation/index.ts'
import { dayInUk } from '../../foundation/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { type Complaint, complaintClock, settleSoonFrom } from './complaint.ts'
import { unfinishedComplaints } from './complaint-store.ts'
import { complaintLink } from './links.ts'

/** On the first page of the console: complaints whose clock asks for something. */
export async function complaintTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const complaints = await unfinishedComplaints(c.var.db)
  if (complaints.length === 0) return []
  const today = dayInUk(c.var.services.clock())
  const holidays = await holidaysOf(c.var.db)
  return complaints.map(complaint => {
    const { what, weight, day } = pressing(complaint, complaintClock(complaint, { today, holidays }), today)
    return {
      weight,
      title: c.var.t(`complaints.todo.${what}.title`, { trust: complaint.trustName }),
      text: c.var.t(`complaints.todo.${what}.text`, {
        day: c.var.t.day(day),
        what: c.var.t(`complaints.leadsTo.${complaint.leadsTo}`),
      }),
      link: complaintLink(complaint),
    }
  })
}

type Pressing = {
  readonly what: 'overdue' | 'acknowledge' | 'acknowledge-late' | 'soon' | 'open' | 'follow'
  readonly weight: ConsoleTodo['weight']
  readonly day: string
}

/** The one thing that presses most. */
function pressing({ acknowledgedOn }: Complaint, clock: ReturnType<typeof complaintClock>, today: string): Pressing {
  if (clock.state === 'to-follow') return { what: 'follow', weight: 'today', day: today }
  if (clock.state === 'overdue') return { what: 'overdue', weight: 'urgent', day: clock.settleBy }
  if (clock.isAcknowledgementLate) return { what: 'acknowledge-late', weight: 'urgent', day: clock.acknowledgeBy }
  if (acknowledgedOn === null) return { what: 'acknowledge', weight: 'today', day: clock.acknowledgeBy }
  return today >= settleSoonFrom(clock)
    ? { what: 'soon', weight: 'today', day: clock.settleBy }
    : { what: 'open', weight: 'soon', day: clock.settleBy }
}
