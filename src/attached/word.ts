/** A Word document (docx, and wps in a zip): its text as a reader sees it, and what a reader is not meant to see. */
import {addLine, type Contents, noContents, put} from './contents.ts'
import {linesFor} from './lines.ts'
import {readXml} from './xml.ts'

/** Parts that hold text, and where their text stands; a header is read first, because marks of secrecy stand there. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^word\/header\d*\.xml$/u, '页眉'],
  [/^word\/document\d*\.xml$/u, '正文'],
  [/^word\/footnotes\d*\.xml$/u, '脚注'],
  [/^word\/endnotes\d*\.xml$/u, '尾注'],
  [/^word\/footer\d*\.xml$/u, '页脚'],
]
const notes = /^word\/comments\d*\.xml$/u

export const isWordPart = (name: string): boolean => notes.test(name) || places.some(([part]) => part.test(name))

export function readWord(parts: ReadonlyMap<string, Uint8Array>): Contents {
  const contents = noContents()
  for (const [part, place] of places) {
    for (const [name, bytes] of parts) if (part.test(name)) readPart(bytes, contents, line => addLine(contents, line, place))
  }
  for (const [name, bytes] of parts) if (notes.test(name)) readPart(bytes, contents, line => put(contents.comments, line))
  return contents
}

const marks: Readonly<Record<string, string>> = {tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-'}
const changes: ReadonlySet<string> = new Set(['ins', 'del', 'moveFrom', 'moveTo'])
const gone: ReadonlySet<string> = new Set(['del', 'moveFrom'])
/** What is there for programs that cannot show the rest, and would be said twice; how a run or paragraph was before a change. */
const skipped: ReadonlySet<string> = new Set(['Fallback', 'rPrChange', 'pPrChange'])

interface Change {
  readonly name: string
  text: string
}

function readPart(bytes: Uint8Array, {hidden, revisions}: Contents, take: (line: string) => void): void {
  const lines = linesFor(take)
  const open: Change[] = []
  let skipping = 0
  let [isRun, isText, isVanished] = [false, false, false]
  let vanished = ''
  const write = (text: string): void => {
    for (const change of open) change.text += text
    if (open.some(({name}) => gone.has(name))) return
    if (isVanished) vanished += text
    else lines.write(text)
  }
  const closeParagraph = (): void => {
    put(hidden, vanished)
    vanished = ''
    lines.closeParagraph()
  }
  readXml(bytes, {
    open(name, {val}) {
      if (skipping > 0 || skipped.has(name)) skipping++
      else if (changes.has(name)) open.push({name, text: ''})
      else if (name === 'p') lines.openParagraph()
      else if (name === 'tr') lines.openRow()
      else if (name === 'tc') lines.openCell()
      else if (name === 'r') [isRun, isVanished] = [true, false]
      else if (name === 'vanish') isVanished = val === undefined || !/^(?:0|false|off)$/u.test(val)
      else if (name === 't' || name === 'delText') isText = true
      // Outside of a run, a tab is where one would stop.
      else if (isRun && marks[name] !== undefined) write(marks[name])
    },
    text(text) {
      if (isText && skipping === 0) write(text)
    },
    close(name) {
      if (skipping > 0) skipping--
      else if (changes.has(name)) put(revisions, open.pop()?.text ?? '')
      else if (name === 'p') closeParagraph()
      else if (name === 'tr') lines.closeRow()
      else if (name === 'tc') lines.closeCell()
      else if (name === 'r') isRun = false
      else if (name === 't' || name === 'delText') isText = false
    },
  })
}
