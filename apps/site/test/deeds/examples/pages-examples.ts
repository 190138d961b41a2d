import {
  addDocumentPath,
  changeDocumentAt,
  documentDeskAt,
  documentDeskFileAt,
  removeDocumentAt,
  replaceDocumentAt,
} from '../../../src/content/documents/document-links.ts'
import { keepDocument } from '../../../src/content/documents/keep-document.ts'
import { pdfOf } from '../../../src/content/documents/looking/files-for-tests.ts'
import { addImagePath, describeImageAt, imageAt, imagePreviewAt, removeImageAt } from '../../../src/content/images/image-links.ts'
import { keepImage } from '../../../src/content/images/keep-image.ts'
import { checkLinksPath } from '../../../src/content/link-check/console/link-links.ts'
import { plainPng } from '../../../src/foundation/photo/photos-for-tests.ts'
import { type Examples, nextIn, type Scene } from './example.ts'

const actor = { kind: 'system', name: 'test' } as const
const description = { en: 'A red bar', cy: 'Bar coch' }

const pictureFile = async (scene: Scene) => plainPng(24 + nextIn(scene, 'file'), 20)
const documentFile = async (scene: Scene) => pdfOf(`Document ${nextIn(scene, 'file')}`)

async function image(scene: Scene): Promise<{ id: string }> {
  const kept = await keepImage(scene.services, { bytes: await pictureFile(scene), description, actor })
  if (kept.outcome !== 'kept') throw new Error('The picture of the example was not kept')
  return { id: String(kept.image.id) }
}

async function document(scene: Scene): Promise<{ id: string }> {
  const file = { name: 'x.pdf', bytes: await documentFile(scene), day: '2026-11-22' }
  const words = { title: 'A document', language: 'en', about: '', pages: [], isShown: false } as const
  const kept = await keepDocument(scene.services, { file, words, actor })
  if (kept.outcome !== 'kept') throw new Error('The document of the example was not kept')
  return { id: String(kept.id) }
}

const said = { title: 'Another title', language: 'en', about: '', pages: '', day: '2026-11-22', shown: 'yes' }
const asFile = (bytes: Buffer, name: string) => new File([new Uint8Array(bytes)], name)
const words = { 'description-en': 'A blue field', 'description-cy': 'Cae glas' }

/** What staff do with pictures, documents and links of the pages. */
export const pagesExamples: Examples = {
  places: [
    { paths: [imageAt.path, imagePreviewAt.path, describeImageAt.path, removeImageAt.path], prepare: image },
    { paths: [documentDeskAt.path, changeDocumentAt.path, replaceDocumentAt.path, removeDocumentAt.path], prepare: document },
    { paths: [documentDeskFileAt.path], prepare: async scene => ({ ...(await document(scene)), number: '1' }) },
  ],
  forms: [
    {
      path: addImagePath,
      role: 'editor',
      prepare: async scene => ({ fields: { ...words, image: asFile(await pictureFile(scene), 'x.png') } }),
      leaves: ['image.add'],
    },
    {
      path: describeImageAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await image(scene), fields: { ...words, version: '1' } }),
      leaves: ['image.describe'],
    },
    {
      path: removeImageAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await image(scene) }),
      leaves: ['image.remove'],
    },
    {
      path: addDocumentPath,
      role: 'editor',
      prepare: async scene => ({ fields: { ...said, file: asFile(await documentFile(scene), 'x.pdf') } }),
      leaves: ['document.add'],
    },
    {
      path: changeDocumentAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await document(scene), fields: { ...said, version: '1' } }),
      leaves: ['document.change'],
    },
    {
      path: replaceDocumentAt.path,
      role: 'editor',
      prepare: async scene => ({
        holes: await document(scene),
        fields: { version: '1', day: '2026-11-22', file: asFile(await documentFile(scene), 'y.pdf') },
      }),
      leaves: ['document.replace'],
    },
    { path: removeDocumentAt.path, prepare: async scene => ({ holes: await document(scene) }), leaves: ['document.remove'] },
    { path: checkLinksPath, role: 'editor', prepare: () => ({}), leaves: ['link.check'] },
  ],
}
