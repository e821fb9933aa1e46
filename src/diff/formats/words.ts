/** Words that all formats use, so that a comment, a page and a terminal say the same. */
import {titleInMarks} from '../../base/titles.ts'
import type {RowKind} from '../../comparison/index.ts'
import {
  type ChangeClass,
  classWords,
  type DiffDocument,
  type EntryChange,
  type EntryStatus,
  type FieldChange,
  type FileChange,
  type PageChanges,
  type RelationChange,
  type TextRow,
  type ValidityChange,
} from '../types.ts'

export const statusWords: Readonly<Record<EntryStatus, string>> = {
  added: '新增',
  removed: '删除',
  withdrawn: '撤下',
  changed: '修改',
  draft: '草稿',
  broken: '有错误',
}
export const rowWords: Readonly<Record<RowKind, string>> = {
  same: '未变',
  renumbered: '改序号',
  printed: '版式标点',
  changed: '修改',
  moved: '移动',
  added: '新增',
  removed: '删除',
}
export const fileWords: Readonly<Record<FileChange['change'], string>> = {
  added: '新增',
  removed: '删除',
  changed: '换了内容',
  renamed: '改名',
}
export const relationWords: Readonly<Record<RelationChange['change'], string>> = {added: '新增', removed: '删除', changed: '修改'}
const verdictWords = {blocked: '不能合并', look: '需要核对', fine: '可以合并'} as const

export const verdictWord = ({verdict}: DiffDocument): string => verdictWords[verdict.level]

/** 《…》 示商务规〔2026〕2号. */
export const nameOf = ({title, documentNumber}: Pick<EntryChange, 'title' | 'documentNumber'>): string =>
  `${titleInMarks(title)}${documentNumber === null ? '' : ` ${documentNumber}`}`

export const classesOf = (classes: readonly ChangeClass[]): string => classes.map(one => classWords[one]).join('、')

/** What happened to the address of an entry. */
export function addressWords({path, url}: EntryChange): string[] {
  const moved = url.before !== null && url.after !== null && url.before !== url.after
  const renamed = path.before !== null && path.after !== null && path.before !== path.after
  return [...(moved ? [`网址 ${url.before} → ${url.after}`] : []), ...(renamed ? [`文件 ${path.before} → ${path.after}`] : [])]
}

export const shownValue = (value: string | null): string => (value === null ? '（没有）' : value)
export const fieldWords = ({label, before, after}: FieldChange): string =>
  `${label}：${shownValue(before)} → ${shownValue(after)}`

export function relationSentence({change, label, title, detail}: RelationChange): string {
  const beside =
    change === 'changed'
      ? `：${shownValue(detail.before)} → ${shownValue(detail.after)}`
      : (detail.after ?? detail.before)
        ? `（${detail.after ?? detail.before}）`
        : ''
  return `${relationWords[change]}“${label}”${titleInMarks(title)}${beside}`
}

export function fileSentence({change, title, path, size, unread}: FileChange): string {
  const name = titleInMarks(title)
  if (change === 'renamed') return `改名：${name} ${fileOf(path.before)} → ${fileOf(path.after)}`
  const sizes = change === 'changed' ? `（${size.before} → ${size.after} 字节）` : ''
  return `${fileWords[change]}：${name} ${fileOf(path.after ?? path.before)}${sizes}${unread === null ? '' : `，${unread}`}`
}

const fileOf = (path: string | null): string => (path ?? '').slice((path ?? '').lastIndexOf('/') + 1)

/** Rows that say something changed. */
export const changedRows = (rows: readonly TextRow[]): readonly TextRow[] => rows.filter(({kind}) => kind !== 'same')

/** Where a row stands, and where it stood. */
export function rowPlace({clause, kind}: TextRow): string {
  const [old, fresh] = [named(clause.before), named(clause.after)]
  if (old === null || fresh === null || old === fresh) return (fresh ?? old)!
  // The clauses of a table's rows are told by their first cells, and those are told cell by cell.
  if (kind === 'changed' && fresh.includes('表格')) return fresh
  return kind === 'moved' ? `${fresh}（原在${old}）` : `${fresh}（原${old}）`
}

const named = (clause: string | null): string | null => (clause === '' ? '（无编号段落）' : clause)

/** What there is to say of a row whose words are the same on both sides; null where its words say it. */
export function rowRemark({kind, parts, label}: TextRow): string | null {
  if (parts.some(({op}) => op !== 'same')) return null
  if (kind === 'printed') return '只是序号和后面的空格等写法不同'
  if (kind === 'moved') return `文字未变：${shortText(parts.map(({text}) => text).join(''))}`
  if (kind !== 'renumbered') return null
  return `序号由“${(label.before ?? '').trim()}”改为“${(label.after ?? '').trim()}”，文字未变`
}

const shortText = (text: string): string => {
  const characters = Array.from(text)
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text
}

export function validitySentence({title, now, coming, evidence}: ValidityChange): string {
  const name = titleInMarks(title)
  const days = coming.map(({date, state, change}) => `${date} 起${state}${change === 'added' ? '' : '（不再）'}`)
  const head =
    now.before === now.after
      ? `${name}有效性的安排有变化`
      : now.before === null
        ? `${name}新公开，${now.after}`
        : now.after === null
          ? `${name}不再公开（原来${now.before}）`
          : `${name}有效性：${now.before} → ${now.after}（${evidence}）`
  return days.length > 0 ? `${head}；${days.join('，')}` : head
}

export function lostPages({removed, moved}: PageChanges): readonly {readonly url: string; readonly title: string}[] {
  return [
    ...removed.filter(({keptBy}) => keptBy === null).map(({url, title}) => ({url, title})),
    ...moved.filter(({isRedirected}) => !isRedirected).map(({from, title}) => ({url: from, title})),
  ]
}

/** 新增 2、修改 3. */
export function countWords(entries: readonly EntryChange[]): string {
  const counts = new Map<EntryStatus, number>()
  for (const {status} of entries) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${statusWords[status]} ${count}`).join('、')
}

/** 工作区; a commit by its name and the beginning of its own. */
export const revisionWords = ({name, commit}: DiffDocument['before']): string =>
  commit === null ? name : commit.startsWith(name) ? commit.slice(0, 8) : `${name}（${commit.slice(0, 8)}）`
