/** A file that is published beside an entry, as far as rules can read it. */
import {endingOf} from '../base/paths.ts'
import type {AttachedFile} from '../base/types.ts'
import {partsIn} from './archive.ts'
import type {Contents} from './contents.ts'
import {isPropertyPart, propertiesIn} from './properties.ts'
import {isSheetPart, readSheets} from './sheets.ts'
import {isSlidePart, readSlides} from './slides.ts'
import {Unreadable} from './unreadable.ts'
import {isWordPart, readWord} from './word.ts'

/** Never throws: what cannot be read has no lines, and says why where it should have had some. */
export async function readAttached(path: string, bytes: Uint8Array): Promise<AttachedFile> {
  const ending = endingOf(path)
  const nothing: AttachedFile = {path, ending, lines: [], properties: {}, hidden: [], revisions: [], comments: []}
  if (texts.has(ending)) return {...nothing, lines: linesOf(bytes)}
  if (!documents.has(ending)) return nothing
  try {
    return {...nothing, ...(await documentIn(bytes))}
  } catch (error) {
    const {message, isOldForm} = error instanceof Unreadable ? error : new Unreadable('文件已经损坏，或者不完整')
    return {...nothing, unread: {reason: message, isOldForm}}
  }
}

const texts: ReadonlySet<string> = new Set(['csv', 'txt', 'json', 'geojson', 'vtt'])
const documents: ReadonlySet<string> = new Set(['docx', 'xlsx', 'pptx', 'wps', 'et', 'dps', 'doc', 'xls', 'ppt'])

/** By what is in it, not by its ending: a wps may be either form. */
async function documentIn(bytes: Uint8Array): Promise<Contents & Pick<AttachedFile, 'properties'>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Unreadable('文件是 Office 97—2003 的旧格式', true)
  const parts = await partsIn(bytes, name => isWordPart(name) || isSheetPart(name) || isSlidePart(name) || isPropertyPart(name))
  const names = [...parts.keys()]
  const read = readers.find(([main]) => names.some(name => main.test(name)))?.[1]
  if (!read) throw new Unreadable('里面没有正文')
  return {...read(parts), properties: propertiesIn(parts)}
}

/** By the part that the others hang on. */
const readers: readonly (readonly [RegExp, (parts: ReadonlyMap<string, Uint8Array>) => Contents])[] = [
  [/^word\/document\d*\.xml$/u, readWord],
  [/^xl\/workbook\.xml$/u, readSheets],
  [/^ppt\/slides\/slide\d+\.xml$/u, readSlides],
]

/** UTF-8, or GB18030 where it is no UTF-8. */
function linesOf(bytes: Uint8Array): string[] {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030') ?? ''
  return text.split(/\r\n|\r|\n/u)
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes)
  } catch {
    return null
  }
}
