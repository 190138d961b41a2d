import { accountsExamples } from './accounts-examples.ts'
import { answersExamples } from './answers-examples.ts'
import { attachmentsExamples } from './attachments-examples.ts'
import { complaintsExamples } from './complaints-examples.ts'
import { contactsExamples } from './contacts-examples.ts'
import { doorExamples } from './door-examples.ts'
import type { Examples } from './example.ts'
import { goLiveExamples } from './go-live-examples.ts'
import { holidaysExamples } from './holidays-examples.ts'
import { mailInExamples } from './mail-in-examples.ts'
import { markingExamples } from './marking-examples.ts'
import { placesOfOthers } from './places.ts'
import { publishingExamples } from './publishing-examples.ts'
import { rehearsalExamples } from './rehearsal-examples.ts'
import { repliesExamples } from './replies-examples.ts'
import { requestsExamples } from './requests-examples.ts'
import { roundsExamples } from './rounds-examples.ts'
import { sendingExamples } from './sending-examples.ts'
import { siteExamples } from './site-examples.ts'
import { threadsExamples } from './threads-examples.ts'
import { worklistExamples } from './worklist-examples.ts'

/** Every part adds its own: a form without an example fails the test. */
const all: readonly Examples[] = [
  accountsExamples,
  answersExamples,
  attachmentsExamples,
  doorExamples,
  goLiveExamples,
  holidaysExamples,
  placesOfOthers,
  roundsExamples,
  siteExamples,
  contactsExamples,
  mailInExamples,
  markingExamples,
  publishingExamples,
  rehearsalExamples,
  repliesExamples,
  requestsExamples,
  sendingExamples,
  worklistExamples,
  complaintsExamples,
  threadsExamples,
]

export const formExamples = all.flatMap(({ forms = [] }) => forms)
export const placeExamples = all.flatMap(({ places = [] }) => places)
