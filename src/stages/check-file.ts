/**
 * 4. Files that are published as they are: of a kind that a reader's browser only shows or saves, and really of that kind. A page,
 * a script or a drawing with scripts beside an entry would run with the rights of the site; a macro, with those of the reader.
 */
import {diagnostic} from '../base/diagnostics.ts'
import {endingOf} from '../base/paths.ts'
import type {Diagnostic, EachStage, Explanation, Source} from '../base/types.ts'
import {applying, type Levels, levelsFor, said} from '../rules/applied.ts'

interface Taken {
  readonly source: Source
}

export const checkFile: EachStage<Source, Levels, Taken, null> = {
  name: 'check-file',
  setting: project => levelsFor('file', '*', project),
  take: source => ({source}),
  async run({source}, levels, tools) {
    const ending = endingOf(source.path)
    if (!Object.hasOwn(forms, ending)) return {value: null, diagnostics: [typeRefused(source.path, ending)]}
    const bytes = await tools.read(source)
    const {mark, hint} = forms[ending]!
    if (mark && !mark(bytes)) return {value: null, diagnostics: [contentDiffers(source.path, ending, hint)]}
    if (hasMacro(bytes)) return {value: null, diagnostics: [macroRefused(source.path)]}
    const diagnostics: Diagnostic[] = []
    const {readAttached} = await import('../attached/read.ts')
    const file = await readAttached(source.path, bytes)
    for (const rule of applying(levels, tools.named.rules)) {
      if (rule.scope === 'file') rule.check(file, finding => diagnostics.push(said(rule, levels[rule.id]!, source, finding)))
    }
    return {value: null, diagnostics}
  },
}

export const explanations: readonly Explanation[] = [
  {
    id: 'file-type',
    title: '这类文件不发布',
    why: '网页、脚本、SVG 图等文件在读者的浏览器里会执行代码，可执行文件会在读者的电脑上运行，都可能被用来攻击读者。文档、表格、图片、音视频和压缩包可以发布。',
    wrong: 'attachments:\n  - file: 流程图.svg',
    right: 'attachments:\n  - file: 流程图.png',
  },
  {
    id: 'file-content',
    title: '文件内容和扩展名不一致',
    why: '改了扩展名的文件读者打不开，也可能是伪装的。请用对应的软件另存为这种格式。',
  },
  {id: 'file-macro', title: '文件里有宏', why: '宏是会在读者电脑上运行的程序，公开的表格和文档里不能有。'},
]

type Mark = (bytes: Uint8Array) => boolean
interface Form {
  /** How such a file begins; absent where any text will do. */
  readonly mark?: Mark
  /** What it should be, for people. */
  readonly hint: string
}

const begins =
  (...marks: readonly (string | readonly number[])[]): Mark =>
  bytes =>
    marks.some(mark => {
      const wanted = typeof mark === 'string' ? [...mark].map(character => character.charCodeAt(0)) : mark
      return wanted.every((byte, index) => bytes[index] === byte)
    })
const at =
  (offset: number, text: string): Mark =>
  bytes =>
    Buffer.from(bytes.subarray(offset, offset + text.length)).toString('latin1') === text
const zip = begins('PK\u0003\u0004', 'PK\u0005\u0006')
const ole = begins([0xd0, 0xcf, 0x11, 0xe0])
/** Text has no NUL, in any encoding that a reader's program will guess. */
const text: Mark = bytes => !bytes.subarray(0, 4096).includes(0)

/** What may be published, by ending. */
const forms: Readonly<Record<string, Form>> = {
  // Some programs write a few bytes in front.
  pdf: {mark: bytes => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'), hint: 'PDF 文件'},
  ofd: {mark: zip, hint: 'OFD 文件'},
  docx: {mark: zip, hint: 'Word 文档'},
  xlsx: {mark: zip, hint: 'Excel 工作簿'},
  pptx: {mark: zip, hint: 'PowerPoint 演示文稿'},
  odt: {mark: zip, hint: 'ODF 文档'},
  ods: {mark: zip, hint: 'ODF 表格'},
  doc: {mark: ole, hint: 'Word 97—2003 文档'},
  xls: {mark: ole, hint: 'Excel 97—2003 工作簿'},
  ppt: {mark: ole, hint: 'PowerPoint 97—2003 演示文稿'},
  wps: {mark: bytes => ole(bytes) || zip(bytes), hint: 'WPS 文字'},
  et: {mark: bytes => ole(bytes) || zip(bytes), hint: 'WPS 表格'},
  dps: {mark: bytes => ole(bytes) || zip(bytes), hint: 'WPS 演示'},
  rtf: {mark: begins('{\\rtf'), hint: 'RTF 文档'},
  csv: {mark: text, hint: 'CSV 表格'},
  txt: {mark: text, hint: '纯文本'},
  json: {mark: text, hint: 'JSON 数据'},
  geojson: {mark: text, hint: 'GeoJSON 数据'},
  vtt: {mark: bytes => text(bytes) && begins('WEBVTT', [0xef, 0xbb, 0xbf])(bytes), hint: 'WebVTT 字幕'},
  png: {mark: begins([0x89, 0x50, 0x4e, 0x47]), hint: 'PNG 图片'},
  jpg: {mark: begins([0xff, 0xd8, 0xff]), hint: 'JPEG 图片'},
  jpeg: {mark: begins([0xff, 0xd8, 0xff]), hint: 'JPEG 图片'},
  gif: {mark: begins('GIF8'), hint: 'GIF 图片'},
  webp: {mark: bytes => begins('RIFF')(bytes) && at(8, 'WEBP')(bytes), hint: 'WebP 图片'},
  avif: {mark: at(4, 'ftyp'), hint: 'AVIF 图片'},
  mp4: {mark: at(4, 'ftyp'), hint: 'MP4 视频'},
  m4a: {mark: at(4, 'ftyp'), hint: 'M4A 音频'},
  webm: {mark: begins([0x1a, 0x45, 0xdf, 0xa3]), hint: 'WebM 视频'},
  mp3: {mark: bytes => begins('ID3')(bytes) || (bytes[0] === 0xff && (bytes[1]! & 0xe0) === 0xe0), hint: 'MP3 音频'},
  zip: {mark: zip, hint: 'ZIP 压缩包'},
  rar: {mark: begins('Rar!'), hint: 'RAR 压缩包'},
  '7z': {mark: begins([0x37, 0x7a, 0xbc, 0xaf]), hint: '7z 压缩包'},
}

/** Names in a zip's directory are not compressed; an old Office file names its macros in UTF-16. */
function hasMacro(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (zip(bytes)) return buffer.includes('vbaProject.bin')
  return ole(bytes) && buffer.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))
}

const base = (path: string) => ({source: 'graph' as const, path})

const typeRefused = (path: string, ending: string): Diagnostic =>
  diagnostic({
    ...base(path),
    ruleId: 'file-type',
    reason: ending === '' ? '没有扩展名的文件不能发布' : `扩展名是“.${ending}”的文件不能发布`,
    actual: ending,
    note: advice[ending] ?? `改用可以发布的格式：${Object.keys(forms).join('、')}`,
  })

const advice: Readonly<Record<string, string>> = {
  svg: '导出成 PNG 图片',
  html: '把内容写成页面（content/pages/），或导出成 PDF',
  htm: '把内容写成页面（content/pages/），或导出成 PDF',
  docm: '另存为 .docx（不带宏）',
  xlsm: '另存为 .xlsx（不带宏）',
  pptm: '另存为 .pptx（不带宏）',
  tif: '导出成 PNG 图片或 PDF',
  tiff: '导出成 PNG 图片或 PDF',
  bmp: '导出成 PNG 图片',
  heic: '导出成 JPG 图片',
  mov: '导出成 MP4 视频',
}

const contentDiffers = (path: string, ending: string, hint: string): Diagnostic =>
  diagnostic({
    ...base(path),
    ruleId: 'file-content',
    reason: `扩展名是“.${ending}”，内容却不是${hint}`,
    note: '用原来的软件打开，另存为这种格式，不要直接改扩展名',
  })

const macroRefused = (path: string): Diagnostic =>
  diagnostic({...base(path), ruleId: 'file-macro', reason: '文件里有宏', note: '另存为不带宏的格式（.docx、.xlsx）'})
