import { type AddressInfo, createServer, type Socket } from 'node:net'

/**
 * A mail server on this machine for tests that send hundreds of mails: smtp-server waits a tenth of a second before it greets. It keeps the
 * Message-IDs only. It counts a mail as taken before it answers, as a real one does: whoever dies meanwhile never hears of it.
 */
export async function quickSmtpSink({ answerAfterMs }: { answerAfterMs: number }) {
  const caught: string[] = []
  const heard = new EventTarget()
  const take = (mail: string) => {
    caught.push(/^Message-ID: (<[^>]+>)/im.exec(mail)?.[1] ?? '')
    heard.dispatchEvent(new Event('mail'))
  }
  const server = createServer(socket => speak(socket, take, answerAfterMs))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // Listening on a port, not on a socket file: the address is an object.
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    caught,
    heard,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

const endOfMail = '\r\n.\r\n'

function speak(socket: Socket, take: (mail: string) => void, answerAfterMs: number): void {
  let text = ''
  let isMail = false
  // A client that is killed is part of these tests.
  socket.on('error', () => socket.destroy())
  socket.setNoDelay(true)
  socket.setEncoding('utf8')
  socket.write('220 sink ESMTP\r\n')
  socket.on('data', chunk => {
    text += chunk
    for (;;) {
      const end = text.indexOf(isMail ? endOfMail : '\r\n')
      if (end < 0) return
      const part = text.slice(0, end)
      text = text.slice(end + (isMail ? endOfMail.length : 2))
      if (isMail) {
        isMail = false
        take(part)
        setTimeout(() => socket.write('250 taken\r\n'), answerAfterMs)
      } else {
        isMail = /^DATA$/i.test(part)
        socket.write(isMail ? '354 go on\r\n' : /^QUIT$/i.test(part) ? '221 bye\r\n' : '250 sink\r\n')
        if (/^QUIT$/i.test(part)) socket.end()
      }
    }
  })
}
