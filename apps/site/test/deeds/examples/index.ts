import { accountsExamples } from './accounts-examples.ts'
import { answersExamples } from './answers-examples.ts'
import { attachmentsExamples } from './attachments-examples.ts'
import { complaintsExamples } from './complaints-examples.ts'
import { contactsExamples } from './contacts-examples.ts'
import { doorExamples } from './door-examples.ts'
import { entriesExamples } from './entries-examples.ts'
import { evaluationExamples } from './evaluation-examples.ts'
import type { Examples } from './example.ts'
import { goLiveExamples } from './go-live-examples.ts'
import { guardExamples } from './guard-examples.ts'
import { holidaysExamples } from './holidays-examples.ts'
import { hospitalExamples } from './hospital-examples.ts'
import { lettersExamples } from './letters-examples.ts'
import { mailInExamples } from './mail-in-examples.ts'
import { mailingsExamples } from './mailings-examples.ts'
import { markingExamples } from './marking-examples.ts'
import { measuresExamples } from './measures-examples.ts'
import { networkExamples } from './network-examples.ts'
import { pagesExamples } from './pages-examples.ts'
import { parliamentsExamples } from './parliaments-examples.ts'
import { placesOfOthers } from './places.ts'
import { pledgesExamples } from './pledges-examples.ts'
import { publishingExamples } from './publishing-examples.ts'
import { rehearsalExamples } from './rehearsal-examples.ts'
import { repliesExamples } from './replies-examples.ts'
import { reportsExamples } from './reports-examples.ts'
import { requestsExamples } from './requests-examples.ts'
import { roundsExamples } from './rounds-examples.ts'
import { sendingExamples } from './sending-examples.ts'
import { signingKeysExamples } from './signing-keys-examples.ts'
import { signsExamples } from './signs-examples.ts'
import { siteExamples } from './site-examples.ts'
import { standardsExamples } from './standards-examples.ts'
import { storiesExamples } from './stories-examples.ts'
import { submissionsExamples } from './submissions-examples.ts'
import { supportExamples } from './support-examples.ts'
import { threadsExamples } from './threads-examples.ts'
import { trainingExamples } from './training-examples.ts'
import { worklistExamples } from './worklist-examples.ts'

/** Every part adds its own: a form without an example fails the test. */
const all: readonly Examples[] = [
  accountsExamples,
  answersExamples,
  attachmentsExamples,
  doorExamples,
  entriesExamples,
  evaluationExamples,
  goLiveExamples,
  guardExamples,
  holidaysExamples,
  placesOfOthers,
  roundsExamples,
  siteExamples,
  standardsExamples,
  storiesExamples,
  submissionsExamples,
  supportExamples,
  trainingExamples,
  contactsExamples,
  mailInExamples,
  markingExamples,
  publishingExamples,
  rehearsalExamples,
  repliesExamples,
  reportsExamples,
  requestsExamples,
  sendingExamples,
  worklistExamples,
  complaintsExamples,
  threadsExamples,
  networkExamples,
  mailingsExamples,
  lettersExamples,
  parliamentsExamples,
  signsExamples,
  pagesExamples,
  pledgesExamples,
  measuresExamples,
  hospitalExamples,
  signingKeysExamples,
]

export const formExamples = all.flatMap(({ forms = [] }) => forms)
export const placeExamples = all.flatMap(({ places = [] }) => places)
