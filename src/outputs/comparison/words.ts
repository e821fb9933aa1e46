/** The words of a 新旧条文对照表, the same in every form of it. */
import type {ChangeKind, ComparisonTable} from '../../base/comparison-table.ts'

export const kindWords: Readonly<Record<ChangeKind, string>> = {
  added: '新增',
  removed: '删去',
  changed: '修改',
  moved: '移动',
  renumbered: '序号变动',
  printed: '仅排版不同',
  same: '未修改',
}

export const columnWords = {clause: '条款', before: '修改前', after: '修改后', note: '说明'} as const

/** What is compared: a text with its name. */
export type ComparedText = {
  /** 《示范市夜市管理办法》 */
  readonly name: string
  /** 示商务规〔2026〕2号, or what else tells the two texts apart. */
  readonly detail: string | null
}

/** 《…》（示商务规〔2026〕2号） */
export const fullName = ({name, detail}: ComparedText): string => (detail === null ? name : `${name}（${detail}）`)

/** One sentence or two on the whole: what a reader looks for first. */
export function summaryOf({verdict, counts}: Pick<ComparisonTable, 'verdict' | 'counts'>): string {
  if (verdict === 'identical') return '两个文本完全相同。'
  if (verdict === 'printed') return `两个文本内容相同，只有标点、空格等排版不同，共${counts.printed}处。`
  if (verdict === 'all-new') return `没有可对照的旧文本，全部${counts.added}处均为新增。`
  if (verdict === 'all-gone') return `没有可对照的新文本，全部${counts.removed}处均已删去。`
  const told = (['added', 'removed', 'changed', 'moved', 'renumbered'] as const).flatMap(kind =>
    counts[kind] > 0 ? [`${kindWords[kind]}${counts[kind]}处`] : [],
  )
  const noise = counts.printed > 0 ? `另有${counts.printed}处只有标点、空格等排版不同。` : ''
  return `${told.join('，')}。${noise}`
}

export const scope = '以条、款、项为单位，由程序对照生成，仅供阅读参考，以正式公布的文本为准。'
