/** What GB/T 9704—2012 asks of a printed 公文, held against the sheets of one. */
import {expect} from 'vitest'
import {read} from './pages.ts'
import {bare, type Line, type Paper, type Sheet} from './paper.ts'

/** 版心, in millimetres (5.2.1): 天头 37, 订口 28, 156 wide and 225 high; 22 lines of 28 characters (5.2.3). */
const sheet = {top: 37, left: 28, width: 156, height: 225, lines: 22, characters: 28}
const character = sheet.width / sheet.characters
const step = sheet.height / sheet.lines
/** Chromium lays lines on whole pixels of 96 to the inch, which is 0.26 mm, and a PDF's numbers are rounded once more. */
const slack = 0.5
/** Characters a line may stand over the right edge by: the empty half of a closing bracket. */
const half = character / 2

export interface Fullness {
  /** Lines of nothing but Chinese characters that fill the 版心. */
  readonly fullLines: number
  /** Sheets with all 22 lines. */
  readonly fullSheets: number
}

/** Throws what an `expect` throws. `path` is the page's, `/policies/2026/sswg-2026-2/`. */
export function expectDocument(paper: Paper, {dist, path}: {readonly dist: string; readonly path: string}): Fullness {
  const plain = read(dist, `${path.slice(1)}text.txt`)
  const [title, ...rest] = plain.split('\n')
  const paragraphs = plain
    .slice(plain.indexOf('\n\n'))
    .split('\n')
    .filter(line => line !== '' && !line.includes('\t'))
    .map(bare)
  expect(paper.isTagged, 'a tagged PDF').toBe(true)
  expect(paper.language).toBe('zh-CN')
  expect(paper.title).toContain(title)
  for (const role of ['Document', 'H1', 'P']) expect([...paper.roles]).toContain(role)
  expectText(paper, {title: title!, number: rest[0] ?? '', paragraphs, path})
  for (const [index, one] of paper.sheets.entries()) {
    expect([one.width, one.height], 'A4').toEqual([210, 297])
    expect(one.number).toBe(`— ${index + 1} —`)
  }
  const sheets = paper.sheets.map(linesOfText)
  for (const lines of sheets) expectSpacing(lines)
  expectMeasure(sheets.flat())
  expectTail(sheets)
  const [whole, after] = [paper.sheets.map(isAllText), sheets.slice(1)]
  for (const [index, lines] of sheets.entries()) {
    if (!whole[index]) continue
    expectGrid(lines)
    if (after[index]?.[0]) expectEnd(lines, after[index][0])
  }
  return {
    fullLines: sheets.flat().filter(isFull).length,
    fullSheets: sheets.filter((lines, index) => whole[index] && rowOf(lines.at(-1)!) === sheet.lines - 1).length,
  }
}

interface Expected {
  readonly title: string
  readonly number: string
  /** Of the text, in order; rows of tables are printed cell by cell and left out. */
  readonly paragraphs: readonly string[]
  readonly path: string
}

/** The whole text, in order; before it nothing but the head, after it nothing but attachments and where it comes from. */
function expectText(paper: Paper, {title, number, paragraphs, path}: Expected): void {
  const start = paper.text.indexOf(paragraphs[0]!)
  let at = start
  for (const paragraph of paragraphs) {
    const found = paper.text.indexOf(paragraph, at)
    expect(found, `“${paragraph}” stands in its place`).toBeGreaterThan(-1)
    at = found + paragraph.length
  }
  const head = paper.text.slice(0, start)
  const foot = paper.text.slice(at)
  expect(head.startsWith(bare(title)), head).toBe(true)
  expect(head).toContain(bare(number))
  expect(head.length, head).toBeLessThan(bare(title + number).length + 160)
  expect(foot, 'the address stands last, with the state').toMatch(/网页版:.*状态:.*\(以网页标注为准\)/u)
  expect(foot).toContain(`https://swj.example.gov.cn${path}`)
  for (const word of ['跳到正文', '长者模式', '当前位置', '复制链接', '目录', '联系方式', '网站地图'])
    expect(head, 'nothing of the frame').not.toContain(word)
}

/** Lines in the size of running text, 三号: those of the document itself. */
const linesOfText = ({lines}: Sheet): Line[] => lines.filter(({size}) => Math.abs(size - character) < 0.05)

/** A sheet of running text and titles: no banner, no table, nothing that comes after the document. */
const isAllText = ({lines}: Sheet): boolean => lines.every(({size}) => size > character - 0.05)

const firstBaseline = 44.5
const rowOf = ({y}: Line): number => Math.round((y - firstBaseline) / step)

/** Baselines lie on the 22 lines of the 版心. */
function expectGrid(lines: readonly Line[]): void {
  for (const line of lines) {
    const row = rowOf(line)
    const where = `${line.text} (${line.y.toFixed(2)} mm)`
    expect(Math.abs(line.y - firstBaseline - row * step), `on the grid: ${where}`).toBeLessThan(slack)
    expect(row, where).toBeLessThan(sheet.lines)
  }
}

/** Neighbouring lines are a 22nd of the 版心 apart, and characters stand within its edges. */
function expectSpacing(lines: readonly Line[]): void {
  for (const [index, line] of lines.entries()) {
    const where = `${line.text} (${line.y.toFixed(2)} mm)`
    const apart = index === 0 ? step : line.y - lines[index - 1]!.y
    if (apart < 1.5 * step) expect(Math.abs(apart - step), where).toBeLessThan(slack)
    expect(line.left, where).toBeGreaterThan(sheet.left - slack)
    expect(line.right, where).toBeLessThan(sheet.left + sheet.width + half + slack)
  }
}

/** 28 characters, less only where punctuation may not begin the next line and takes characters along, or may not end this one, or a number would be torn. */
function expectMeasure(lines: readonly Line[]): void {
  for (const [index, line] of lines.entries()) {
    if (!isFull(line)) continue
    const missing = charactersIn(line) - Array.from(line.text).length
    expect(missing, line.text).toBeGreaterThanOrEqual(0)
    const next = bare(lines[index + 1]?.text ?? '')
    if (missing > 0)
      expect(next, `after ${line.text}`).toMatch(new RegExp(`^(?:.{${missing}}[,。;:、)》”!?]|[0-9A-Za-z.%]{2}|[《“(〔])`, 'u'))
  }
}

/** A line from edge to edge of nothing but Chinese characters, and without punctuation or a space that a PDF reader leaves out. */
const isFull = (line: Line): boolean =>
  /^(?!第.{1,6}[条章节])[\p{sc=Han}，。、；：]+$/u.test(
    line.text.normalize('NFKC').replaceAll(',', '，').replaceAll(':', '：').replaceAll(';', '；'),
  ) && line.right > sheet.left + sheet.width - slack
const charactersIn = ({left}: Line): number => Math.round((sheet.left + sheet.width - left) / character)

/** A sheet ends early only where its next line may not be parted from what follows it. */
function expectEnd(lines: readonly Line[], next: Line): void {
  const missing = sheet.lines - 1 - rowOf(lines.at(-1)!)
  const begins = next.left > sheet.left + character || next.size > character
  if (/^附件\d?/u.test(bare(next.text))) return
  // A heading stays with two lines of its text, a chapter with its section and article; else two lines of a paragraph stay together.
  expect(missing, `lines missing before “${next.text}”`).toBeLessThanOrEqual(begins ? 4 : 1)
}

/** 落款 never stands on a sheet without text (7.3.5.4: not “此页无正文”). */
function expectTail(sheets: readonly (readonly Line[])[]): void {
  for (const lines of sheets) {
    const date = lines.findIndex(({text, left}) => /^\d{4}年\d{1,2}月\d{1,2}日$/u.test(bare(text)) && left > sheet.left + 60)
    if (date >= 0) expect(date, 'lines of text above 署名 and date').toBeGreaterThanOrEqual(3)
  }
}
