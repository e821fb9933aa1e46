/** Where a content file stands and what it is called: its folder decides its kind, its name is its id and the end of its address. */
import {diagnostic} from '../base/diagnostics.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import {nearest} from '../base/nearest.ts'
import {fileOf, folderOf, isEntryId} from '../base/paths.ts'
import type {Diagnostic, Frontmatter, Kind, Pointer, Position} from '../base/types.ts'

/** What a message has to know of a kind. */
export type Home = Pick<Kind, 'name' | 'dir' | 'title'>

const nameOf = (path: string): string => fileOf(path).replace(/\.md$/u, '')

/** `sswg-2026-2 - 副本`, `sswg-2026-2(1)`: what a file manager makes of a file copied into its own folder. */
const copied = /\s*(?:[-—]?\s*副本(?:\s*[（(]\d+[）)])?|[（(]\d+[）)]|[-_ ]+copy(?:[-_ ]*\d+)?)$/iu

/** The id that a badly written one was meant to be, in lower case and with hyphens; null when it is fine or nobody can tell. */
export function idMeant(name: string): string | null {
  if (isEntryId(name) || copied.test(name)) return null
  const id = name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_.—–]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  return isEntryId(id) ? id : null
}

/** Names of the file and of the folders above it that no address can have. */
export function nameFaults(path: string): Diagnostic[] {
  const name = nameOf(path)
  const folder = folderOf(path)
    .split('/')
    .slice(2)
    .find(step => !isEntryId(step))
  if (isEntryId(name) && folder === undefined) return []
  const fault = {source: 'frontmatter', ruleId: 'id-form', path} as const
  if (folder !== undefined)
    return [
      diagnostic({
        ...fault,
        reason: `文件夹名“${folder}”不能用在网址里`,
        actual: folder,
        note: '只用小写字母、数字和短横线，例如 content/policies/2025/',
      }),
    ]
  const meant = idMeant(name)
  const form = '只用小写字母、数字和短横线，不超过80个字符，例如 sswg-2025-3.md'
  const note = copied.test(name)
    ? '像是复制文件时多出来的：不要的删去，要用的改名，例如 sswg-2025-3.md'
    : meant
      ? `改名为 ${meant}.md`
      : form
  return [diagnostic({...fault, reason: `文件名“${name}.md”不能做编号`, actual: name, note})]
}

/** The same place under another kind's folder: `content/policy/2026/a.md` -> `content/policies/2026/`. */
function under(home: Home, path: string): string {
  const rest = folderOf(path).split('/').slice(2).join('/')
  return `content/${home.dir}/${rest === '' ? '' : `${rest}/`}`
}

/** More than these and the fields of a file do not tell what it is. */
const mostFitting = 3

/** A file in no kind's folder. `fitting` are the kinds whose fields it has. */
export function kindUnknown(path: string, homes: readonly Home[], fitting: readonly Home[]): Diagnostic {
  const folder = path.split('/').length > 2 ? path.split('/')[1]! : null
  const byName = new Map(homes.flatMap(home => [[home.dir, home] as const, [home.title, home] as const]))
  const near = folder === null ? [] : nearest(folder, byName.keys()).map(name => byName.get(name)!)
  const meant = near.length > 0 ? [near[0]!] : fitting.length <= mostFitting ? fitting : []
  return diagnostic({
    source: 'frontmatter',
    ruleId: 'kind-unknown',
    path,
    reason:
      folder === null ? '文件直接放在 content 里，没有放进某一类内容的文件夹' : `“content/${folder}”不是任何一类内容的文件夹`,
    expected:
      meant.length > 0 ? meant.map(home => under(home, path)) : homes.map(({dir, title}) => `content/${dir}/（${title}）`),
    note: meant[0] ? `移到 ${under(meant[0], path)}` : '移到对应类型的文件夹里；不发布的文件请放到 content 之外',
  })
}

/**
 * A file with the fields of another kind than that of its folder; null when they fit none, or too many. `told` is what was said of it as
 * one of its folder's kind: one field that is not known is a slip.
 */
export function kindMistaken(
  path: string,
  home: Home,
  told: readonly Diagnostic[],
  fits: () => readonly Home[],
): Diagnostic | null {
  if (told.filter(({ruleId}) => ruleId === 'field-unknown').length < 2) return null
  const fitting = fits()
  if (fitting.length === 0 || fitting.length > mostFitting) return null
  return diagnostic({
    source: 'frontmatter',
    ruleId: 'kind-unknown',
    path,
    reason: `写的是${fitting.map(({title}) => title).join('或')}的字段，却放在${home.title}的文件夹里`,
    expected: fitting.map(other => under(other, path)),
    note: `移到 ${under(fitting[0]!, path)}`,
  })
}

export interface Named {
  readonly path: string
  readonly data: Frontmatter
  readonly positions: Readonly<Record<Pointer, Position>>
}

/** Where the name of a file says another number or year than its fields. `codes`: 机关代字 -> what stands for it in names of files. */
export function nameDiffers(
  {path, data, positions}: Named,
  permalink: string,
  codes: Readonly<Record<string, string>>,
): Diagnostic[] {
  const name = nameOf(path)
  const tell = (pointer: Pointer, reason: string, note: string): Diagnostic =>
    diagnostic({
      // Two documents of one number cannot have one name: the name may be right.
      level: 'info',
      verdict: 'review',
      source: 'frontmatter',
      ruleId: 'name-differs',
      path,
      pointer,
      place: positions[pointer],
      reason,
      note,
    })
  const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/u.exec(name)?.[0]
  if (permalink.includes('{year}') && year !== undefined && Number(year) !== data['year'])
    return [tell('/year', `年度（year）是 ${data['year']}，文件名里的年份是 ${year}`, '核对年度，或给文件改名')]
  const [, slug, , serial] = /^([a-z0-9]+)-((?:19|20)\d{2})-(\d+)$/u.exec(name) ?? []
  const code = Object.keys(codes).find(key => codes[key] === slug)
  const number = typeof data['documentNumber'] === 'string' ? parseDocumentNumber(data['documentNumber']) : null
  if (serial === undefined || code === undefined || !number || number.year === null) return []
  const pointer = '/documentNumber'
  const own = codes[number.code]
  if (own === undefined)
    return [
      tell(
        pointer,
        `发文字号（documentNumber）里的“${number.code}”没有登记，文件名里的 ${slug} 是“${code}”`,
        `改成 documentNumber: ${code}〔${number.year}〕${number.serial}号；确是新的机关代字时，在 gzgk.config.yml 的 documentCodes 里登记`,
      ),
    ]
  const id = `${own}-${number.year}-${number.serial}`
  if (id !== name)
    return [
      tell(
        pointer,
        `发文字号（documentNumber）是 ${number.normal}，文件名却是 ${name}.md`,
        `改正发文字号，或把文件改名为 ${id}.md`,
      ),
    ]
  const folder = fileOf(folderOf(path))
  if (/^(?:19|20)\d{2}$/u.test(folder) && folder !== String(number.year))
    return [
      tell(
        pointer,
        `发文字号（documentNumber）是${number.year}年的，文件却放在 ${folder} 文件夹里`,
        `移到 ${folderOf(folderOf(path))}/${number.year}/`,
      ),
    ]
  return []
}
