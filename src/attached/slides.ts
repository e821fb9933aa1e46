/** A presentation (pptx, and dps in a zip): its slides in order, and what lies in hidden slides and speakers' notes. */
import {addLine, type Contents, noContents, put} from './contents.ts'
import {linesFor} from './lines.ts'
import {readXml} from './xml.ts'

const slide = /^ppt\/slides\/slide(\d+)\.xml$/u
const speaking = /^ppt\/notesSlides\/notesSlide(\d+)\.xml$/u
const notes = /^ppt\/comments\/[^/]+\.xml$/u

export const isSlidePart = (name: string): boolean => slide.test(name) || speaking.test(name) || notes.test(name)

export function readSlides(parts: ReadonlyMap<string, Uint8Array>): Contents {
  const contents = noContents()
  for (const [number, bytes] of numbered(parts, slide)) {
    const {lines, isHidden} = textOf(bytes)
    const spot = `第${number}张幻灯片`
    if (isHidden) put(contents.hidden, `${spot}：${lines.join('\n')}`)
    else for (const line of lines) addLine(contents, line, spot)
  }
  for (const [number, bytes] of numbered(parts, speaking)) {
    const {lines} = textOf(bytes)
    if (lines.length > 0) contents.hidden.push(`第${number}个备注页：${lines.join('\n')}`)
  }
  for (const [name, bytes] of parts) if (notes.test(name)) put(contents.comments, textOf(bytes).lines.join('\n'))
  return contents
}

/** Parts with the number in their names, by that number. */
const numbered = (parts: ReadonlyMap<string, Uint8Array>, named: RegExp): (readonly [number, Uint8Array])[] =>
  [...parts]
    .flatMap(([name, bytes]) => (named.test(name) ? [[Number(named.exec(name)![1]), bytes] as const] : []))
    .sort(([one], [other]) => one - other)

interface SlideText {
  readonly lines: readonly string[]
  readonly isHidden: boolean
}

function textOf(bytes: Uint8Array): SlideText {
  const found: string[] = []
  const lines = linesFor(line => put(found, line))
  let [isText, isField, isHidden] = [false, false, false]
  readXml(bytes, {
    open(name, {show}) {
      if (name === 'sld') isHidden = show === '0' || show === 'false'
      else if (name === 'p' || name === 'text') lines.openParagraph()
      else if (name === 'tr') lines.openRow()
      else if (name === 'tc') lines.openCell()
      else if (name === 'br') lines.write('\n')
      // The number of the slide and the day are no text of anyone's.
      else if (name === 'fld') isField = true
      if (name === 't' || name === 'text') isText = true
    },
    text(text) {
      if (isText && !isField) lines.write(text)
    },
    close(name) {
      if (name === 't' || name === 'text') isText = false
      if (name === 'p' || name === 'text') lines.closeParagraph()
      else if (name === 'tr') lines.closeRow()
      else if (name === 'tc') lines.closeCell()
      else if (name === 'fld') isField = false
    },
  })
  return {lines: found, isHidden}
}
