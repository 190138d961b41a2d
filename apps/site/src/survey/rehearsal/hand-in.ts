import SMTPConnection from 'nodemailer/lib/smtp-connection'

/** Hands a mail to a mail server on this machine, and on no other. The code of its answer: 250 when it was taken. */
export function handIn(port: number, from: string, to: readonly string[], raw: Buffer): Promise<number> {
  const connection = new SMTPConnection({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    greetingTimeout: 5000,
    socketTimeout: 20_000,
  })
  return new Promise((resolve, reject) => {
    const ended = (error: Error | null) => {
      connection.close()
      if (error === null) return resolve(250)
      if ('responseCode' in error && typeof error.responseCode === 'number') return resolve(error.responseCode)
      reject(error)
    }
    connection.once('error', ended)
    connection.connect(error => {
      if (error) return ended(error)
      connection.send({ from, to: [...to] }, raw, refused => ended(refused))
    })
  })
}
