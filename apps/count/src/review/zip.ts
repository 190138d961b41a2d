import { crc32, deflateRawSync } from 'node:zlib'

/** 1 January 1980, the first day that a zip can say: the same content gives the same bytes. */
const dosDate = 0x21

/** A zip of small files, deflated, in the order given. PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. */
export function zip(files: readonly { name: string; content: string }[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of files) {
    const bytes = Buffer.from(content, 'utf8')
    const packed = deflateRawSync(bytes, { level: 6 })
    const path = Buffer.from(name, 'utf8')
    const described = Buffer.alloc(26)
    described.writeUInt16LE(20, 0)
    described.writeUInt16LE(0x0800, 2)
    described.writeUInt16LE(8, 4)
    described.writeUInt16LE(dosDate, 8)
    described.writeUInt32LE(crc32(bytes), 10)
    described.writeUInt32LE(packed.length, 14)
    described.writeUInt32LE(bytes.length, 18)
    described.writeUInt16LE(path.length, 22)
    bodies.push(signature(0x04034b50), described, path, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(signature(0x02014b50), version, described, place, path)
    offset += 4 + described.length + path.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, listed, signature(0x06054b50), end])
}

const version = Buffer.from([20, 0])

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}
