/** What an import did, for programs (`.gzgk/import-report.json`) and as the numbers of the table at its end. */
import type {ImportedEntry, ImportResult} from './index.ts'

export interface Total {
  readonly label: string
  readonly count: number
}

/** Diagnostics of a class, counted in places. */
const classes: readonly (readonly [string, readonly string[]])[] = [
  ['没有对照的项目', ['import-key-unknown', 'import-value-unknown', 'import-code-unknown']],
  [
    '没有采用的日期和值',
    [
      'import-date-refused',
      'import-value-refused',
      'import-date-unclear',
      'import-effective-earlier',
      'import-effective-publication',
    ],
  ],
  ['版头不一致', ['import-letterhead-differs']],
  ['落款不一致或没有认出', ['import-sign-off-differs', 'import-sign-off-missing', 'import-date-from-sign-off']],
  ['题注不清楚', ['import-history-unclear']],
  ['像标题而不能确定', ['import-title-unclear']],
  ['表格要核对', ['import-table']],
  ['图片没有导入', ['import-image']],
  ['链接、代码、隐藏文字', ['import-link', 'import-html', 'import-hidden']],
  ['没有施行日期的版本', ['import-effective-missing']],
  ['期限、废止要核对', ['import-period', 'import-repeal', 'import-repeals-taken']],
  ['可疑字符', ['import-text-odd']],
]

/** Rows of the table at the end, without those that count nothing. */
export function totals({entries, diagnostics}: ImportResult, files: number): Total[] {
  const sum = (pick: (imported: ImportedEntry) => number): number => entries.reduce((total, one) => total + pick(one), 0)
  const unchanged = entries.filter(({entry}) => entry.isThere).length
  const rows: Total[] = [
    {label: '文件', count: files},
    {label: '导入', count: entries.length - unchanged},
    {label: '未变', count: unchanged},
    {label: '没有导入', count: files - entries.length},
    {label: '取得的字段', count: sum(({draft}) => draft.values.origins.size)},
    {label: '取下的版头（行）', count: sum(({draft}) => draft.counts.letterhead)},
    {label: '认出的落款', count: sum(({draft}) => draft.counts.signOffs)},
    {label: '标题', count: sum(({draft}) => draft.counts.headings)},
    {label: '表格', count: sum(({draft}) => draft.counts.tables)},
    ...classes.map(([label, ids]) => ({
      label,
      count: diagnostics.filter(({ruleId, verdict}) => verdict === 'review' && ids.includes(ruleId)).length,
    })),
  ]
  return rows.filter(({label, count}) => count > 0 || label === '文件')
}

/** Everything, as plain JSON. Without a time: the same import gives the same report. */
export function reportData(result: ImportResult, files: number, more: {readonly kind: string; readonly map: string}) {
  return {
    ...more,
    totals: Object.fromEntries(totals(result, files).map(({label, count}) => [label, count])),
    entries: result.entries.map(({id, draft, entry, original, digest, encoding, format}) => ({
      id,
      path: entry.path,
      state: entry.isThere ? 'unchanged' : 'new',
      source: draft.path,
      original: {path: original.path, digest},
      encoding,
      format,
      fields: Object.fromEntries([...draft.values.origins].map(([field, {from, place}]) => [field, {from, line: place.line}])),
      removed: draft.removed.map(({kind, text, place}) => ({kind, text, line: place.line})),
    })),
    diagnostics: result.diagnostics,
  }
}
