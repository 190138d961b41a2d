import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** The limit to compare with: node:http that sends one recorded answer, headers and bytes, and does nothing else. */
const [, , headersFile = '', bodyFile = '', port = '0'] = process.argv
const headers = JSON.parse(readFileSync(headersFile, 'utf8')) as Record<string, string>
const body = readFileSync(bodyFile)

createServer((_, response) => {
  response.writeHead(200, headers)
  response.end(body)
}).listen(Number(port), '127.0.0.1', () => console.log('ready'))
