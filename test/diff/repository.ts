/** A small office under git: one commit to begin with, and whatever a test does to it. */
import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, renameSync, rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {silent} from '../../src/base/progress.ts'
import {diffBetween} from '../../src/diff/open.ts'
import type {DiffDocument} from '../../src/diff/types.ts'
import {row, workbook} from '../attached/archives.ts'
import {makeOffice} from '../office.ts'
import {asOf} from '../sites/fixture.ts'

export interface Repository {
  readonly root: string
  put(path: string, text: string | Uint8Array): void
  /** Replaces what must be there, once. */
  edit(path: string, from: string, to: string): void
  move(from: string, to: string): void
  remove(path: string): void
  git(...args: string[]): string
  commit(message: string): void
  diff(range?: string): Promise<DiffDocument>
  drop(): void
}

const form = (amount: string): Uint8Array =>
  workbook([
    {
      name: '标准',
      rows: row(1, ['类别', '金额', '期限']) + row(2, ['示范集聚区', amount, '3年']) + row(3, ['特色街区', '10万元', '2年']),
    },
  ])
export const forms = {old: form('30万元'), fresh: form('20万元')}

export const policy = `---
title: 示范市夜间经济集聚区管理办法
documentNumber: 示商务规〔2025〕3号
indexNumber: 11379900MB2600122R/2025-00012
registrationNumber: SFCR-2025-0130003
issuers: [swj]
documentType: 通知
normative: true
writtenDate: 2025-03-03
publishDate: 2025-03-05
effectiveDate: 2025-05-01
expiryDate: 2030-04-30
subjects: [商贸、海关、旅游\\国内贸易（含供销）]
summary: 规定夜间经济集聚区的评估、补助和安全管理。
basedOn: [sswg-2024-1]
attachments:
  - file: sswg-2025-3-annex-1.xlsx
    title: 补助标准表
---

第一条　为了规范夜间经济集聚区管理，根据《示范市早市管理办法》（示商务规〔2024〕1号），制定本办法。

第二条　集聚区经营者应当遵守下列规定：

（一）不得占用消防通道；

（二）保持经营场所整洁，垃圾及时清运；

（三）营业时间为每日十八时至次日二时。

第三条　商务主管部门应当每年对集聚区进行评估，评估结果有效期5年。

第四条　达到标准的集聚区，给予一次性补助：

| 类别 | 补助金额 | 申报期限 |
|---|---|---|
| 示范集聚区 | 30万元 | 6月30日前 |
| 特色街区 | 10万元 | 9月30日前 |

第五条　违反本办法第二条规定的，由有关部门责令改正，可以处500元以上2000元以下的罚款。

第六条　本办法自2025年5月1日起施行，有效期至2030年4月30日。
`

export const elder = `---
title: 示范市早市管理办法
documentNumber: 示商务规〔2024〕1号
indexNumber: 11379900MB2600122R/2024-00003
issuers: [swj]
documentType: 通知
writtenDate: 2024-01-08
publishDate: 2024-01-10
effectiveDate: 2024-02-01
expiryDate: 2029-01-31
subjects: [商贸、海关、旅游\\国内贸易（含供销）]
summary: 规定早市的开办和管理。
---

第一条　为了规范早市管理，制定本办法。

第二条　早市由县（区）商务局备案。

第三条　本办法自2024年2月1日起施行。
`

export const interpretation = `---
title: 《示范市夜间经济集聚区管理办法》解读
interprets: [sswg-2025-3]
form: text
publishDate: 2025-03-05
signedDate: 2025-03-03
interpreter: 示范市商务局流通处
issuers: [swj]
summary: 说明集聚区评估和补助的主要内容。
---

## 一、起草背景

夜间经济集聚区越来越多，需要统一的管理办法。

## 二、主要内容

评估结果有效期、补助金额和申报期限都有明确规定。
`

export const paths = {
  policy: 'content/policies/2025/sswg-2025-3.md',
  annex: 'content/policies/2025/sswg-2025-3-annex-1.xlsx',
  elder: 'content/policies/2024/sswg-2024-1.md',
  interpretation: 'content/interpretations/2025/sswg-2025-3-text.md',
}

export function makeRepository(more: Readonly<Record<string, string | Uint8Array>> = {}): Repository {
  const office = makeOffice({
    [paths.policy]: policy,
    [paths.annex]: forms.old,
    [paths.elder]: elder,
    [paths.interpretation]: interpretation,
    ...more,
  })
  const root = office.folder
  const when = '2026-01-05T00:00:00+08:00'
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {...process.env, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when},
    })
  const repository: Repository = {
    root,
    put: office.put,
    edit(path, from, to) {
      const text = readFileSync(join(root, path), 'utf8')
      if (text.split(from).length !== 2) throw new Error(`${path}: “${from}” is not there once`)
      office.put(
        path,
        text.replace(from, () => to),
      )
    },
    move(from, to) {
      mkdirSync(dirname(join(root, to)), {recursive: true})
      renameSync(join(root, from), join(root, to))
    },
    remove: path => rmSync(join(root, path)),
    git,
    commit(message) {
      git('add', '-A')
      git('commit', '-qm', message)
    },
    diff: range => diffOfRoot(root, range),
    drop: office.remove,
  }
  git('init', '-q', '-b', 'main')
  repository.commit('first')
  return repository
}

export const diffOfRoot = (root: string, range?: string): Promise<DiffDocument> =>
  diffBetween({
    root,
    range,
    open: {cwd: root, today: asOf, now: 0},
    feedBase: null,
    cache: false,
    threads: 1,
    progress: silent,
    signal: new AbortController().signal,
  })
