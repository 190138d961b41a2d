import { quickSmtpSink } from '../apps/site/test/support/quick-smtp-sink.ts'

/**
 * A mail server of its own process, so that it does not share a processor with whoever sends. Says its address first; asked for anything, it says
 * how many mails it has taken since it was last asked, and how many of them were different ones.
 */
const sink = await quickSmtpSink({ answerAfterMs: 0 })
process.send?.({ url: sink.url })
process.on('message', () => {
  const caught = sink.caught.splice(0)
  process.send?.({ count: caught.length, different: new Set(caught).size })
})
process.once('disconnect', () => process.exit())
