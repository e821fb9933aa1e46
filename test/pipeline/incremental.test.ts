/**
 * Warm equals cold: after any edit, a build that has the last one to go by makes the same bytes and says the same things as one that
 * knows nothing. One thread makes what many make. And whatever becomes of what is remembered, the site does not suffer.
 */
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import {type BuildOptions, type BuildReport, build} from '../../src/pipeline/index.ts'
import fc from '../properties.ts'
import {asOf, type BuiltFile, folderOf, open, temporary} from '../sites/fixture.ts'

interface Office {
  readonly folder: string
  today: string
  drafts: boolean
}

function officeFrom(site: string): Office {
  const folder = temporary()
  cpSync(folderOf(site), folder, {recursive: true, filter: source => !/expected$|[\\/]\.gzgk/.test(source)})
  return {folder, today: asOf, drafts: false}
}

const building = async ({folder, today, drafts}: Office, options: BuildOptions = {}): Promise<BuildReport> =>
  build(await open(folder, {today, drafts}), {search: false, ...options})

/** What a report says, but for where the site lies. */
const plain = ({out: _, ...report}: BuildReport) => report

/** What is really in a folder is what its list says. */
function expectWhole(folder: string): void {
  const {files} = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as {files: BuiltFile[]}
  const found = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(item => item.isFile())
    .map(item => join(item.parentPath, item.name))
    .map(file => `${file.slice(folder.length + 1).replaceAll('\\', '/')} ${digest(readFileSync(file))}`)
    .filter(line => !line.startsWith('files.json '))
  expect(found.sort()).toEqual(files.map(({path, digest: wanted}) => `${path} ${wanted}`).sort())
}

/** Builds warm into `dist`, and from nothing beside it: the same report, the same list, the same files. */
async function expectWarmIsCold(office: Office, options: BuildOptions = {}): Promise<BuildReport> {
  const cold = join(temporary(), 'dist')
  const warm = await building(office, options)
  const clean = await building(office, {...options, cache: false, out: cold})
  expect(plain(warm)).toEqual(plain(clean))
  if (!warm.written) return warm
  const dist = join(office.folder, 'dist')
  expect(readFileSync(join(dist, 'files.json'), 'utf8')).toBe(readFileSync(join(cold, 'files.json'), 'utf8'))
  expectWhole(dist)
  return warm
}

type Edit = (office: Office) => void
const contentFiles = ({folder}: Office): string[] =>
  readdirSync(join(folder, 'content'), {recursive: true, encoding: 'utf8'})
    .map(name => `content/${name.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith('.md'))
    .sort()
const put = ({folder}: Office, path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), {recursive: true})
  writeFileSync(join(folder, path), text)
}
const changing =
  (pick: number, change: (text: string) => string): Edit =>
  office => {
    const files = contentFiles(office)
    const path = files[pick % files.length]
    if (path !== undefined) put(office, path, change(readFileSync(join(office.folder, path), 'utf8')))
  }

const on =
  (day: string): Edit =>
  office => {
    office.today = day
  }
const otherDrafts: Edit = office => {
  office.drafts = !office.drafts
}
const number = fc.nat({max: 1000})
const words = fc.constantFrom('夜间消费', '早市', '“引号”与<尖括号>', '第九条', '**不得**', '《示范市预付卡管理办法》第三条')
const edit: fc.Arbitrary<readonly [string, Edit]> = fc.oneof(
  fc
    .tuple(number, words)
    .map(([n, word]) => [`body ${n} ${word}`, changing(n, text => `${text}\n${word}的补充说明。\n`)] as const),
  fc
    .tuple(number, words)
    .map(
      ([n, word]) =>
        [`title ${n} ${word}`, changing(n, text => text.replace(/^title: .*$/mu, `title: 关于${word}的说明`))] as const,
    ),
  number.map(n => [`date ${n}`, changing(n, text => text.replace(/^publishDate: .*$/mu, 'publishDate: 2026-03-05'))] as const),
  number.map(
    n =>
      [
        `draft ${n}`,
        changing(n, text =>
          text.includes('\ndraft: ') ? text.replace(/\ndraft: .*\n/u, '\n') : text.replace('---\n', '---\ndraft: true\n'),
        ),
      ] as const,
  ),
  number.map(n => [`broken ${n}`, changing(n, text => text.replace('title:', 'titel:'))] as const),
  number.map(
    n =>
      [
        `remove ${n}`,
        (office: Office) => {
          const files = contentFiles(office)
          if (files.length > 2) rmSync(join(office.folder, files[n % files.length]!))
        },
      ] as const,
  ),
  fc
    .tuple(number, words)
    .map(
      ([n, word]) =>
        [
          `add ${n}`,
          (office: Office) =>
            put(
              office,
              `content/notices/2026/xin-${n}.md`,
              `---\ntitle: 关于${word.replace(/[*<>“”]/gu, '')}的通知\npublishDate: 2026-02-0${(n % 9) + 1}\ncategory: notice\ncolumn: 服务公开\nissuers: [swj]\n---\n\n${word}\n`,
            ),
        ] as const,
    ),
  fc.constantFrom('2026-11-23', '2026-12-31', '2027-01-01', '2031-01-01').map(day => [`day ${day}`, on(day)] as const),
  fc.constant(['drafts', otherDrafts] as const),
  words.map(
    word =>
      [
        `config ${word}`,
        (office: Office) =>
          put(
            office,
            'gzgk.config.yml',
            readFileSync(join(office.folder, 'gzgk.config.yml'), 'utf8').replace(
              /^ {2}title: .*$/mu,
              `  title: 示范市商务局${digest(word).slice(0, 4)}`,
            ),
          ),
      ] as const,
  ),
  words.map(
    word =>
      [
        `theme ${word}`,
        (office: Office) => put(office, 'themes/default/strings/zh-CN.json', JSON.stringify({frame: {here: `正文 ${word}`}})),
      ] as const,
  ),
  number.map(
    n =>
      [
        `touched ${n}`,
        (office: Office) => {
          const files = contentFiles(office)
          const path = join(office.folder, files[n % files.length]!)
          const {mtimeMs} = statSync(path)
          utimesSync(path, new Date(mtimeMs + 5000), new Date(mtimeMs + 5000))
        },
      ] as const,
  ),
)

/** How long the scripts of edits are tried; `test/long/incremental.test.ts` takes its time. */
const rounds = Number(process.env['ROUNDS'] ?? 1)

describe('a warm build equals a clean one', () => {
  test.each(['edits', 'citations', 'validity'])('of %s, after any edits', site =>
    fc.assert(
      fc.asyncProperty(fc.array(edit, {minLength: 1, maxLength: 5}), async edits => {
        const office = officeFrom(site)
        await expectWarmIsCold(office)
        for (const [, change] of edits) {
          change(office)
          await expectWarmIsCold(office)
        }
      }),
      {numRuns: rounds, seed: 20261126},
    ),
  )

  test('with its search index, of which only what changed is made again', async () => {
    const office = officeFrom('edits')
    await expectWarmIsCold(office, {search: true})
    changing(3, text => `${text}\n关于夜间消费的补充说明。\n`)(office)
    const {list} = await expectWarmIsCold(office, {search: true})
    changing(3, text => text.replace('的补充说明', '的另一说明'))(office)
    expect((await expectWarmIsCold(office, {search: true})).list).not.toBe(list)
  })

  test('when the edit is taken back', async () => {
    const office = officeFrom('edits')
    const [path] = contentFiles(office)
    const before = readFileSync(join(office.folder, path!), 'utf8')
    await building(office)
    const list = readFileSync(join(office.folder, 'dist/files.json'), 'utf8')
    for (const text of [`${before}\n新增一段。\n`, before, `${before}\n再增一段。\n`, before]) {
      put(office, path!, text)
      await expectWarmIsCold(office)
    }
    expect(readFileSync(join(office.folder, 'dist/files.json'), 'utf8')).toBe(list)
  })
})

/** So many notices that threads are worth it. */
function crowded(count: number): Office {
  const office = officeFrom('edits')
  for (let n = 0; n < count; n++) {
    const body =
      n % 3 === 0
        ? '| 事项 | 时限 |\n| --- | --- |\n| 备案 | **五日** |\n'
        : '第一条　为了规范管理，制定本办法。\n\n第二条　本办法第一条另有规定的除外。\n'
    put(
      office,
      `content/notices/2025/tongzhi-${n}.md`,
      `---\ntitle: 关于第${n}号事项的通知\npublishDate: 2025-0${(n % 9) + 1}-1${n % 10}\ncategory: notice\ncolumn: 服务公开\nissuers: [swj]\n---\n\n${body}`,
    )
  }
  return office
}

describe('threads', () => {
  test('however many make what one makes', async () => {
    const office = crowded(150)
    const lists = []
    for (const threads of [1, 2, 4]) {
      const out = join(temporary(), 'dist')
      const report = await building(office, {threads, cache: false, out})
      expect(report.written).toBe(true)
      lists.push([readFileSync(join(out, 'files.json'), 'utf8'), report.diagnostics])
      expectWhole(out)
    }
    expect(lists[1]).toEqual(lists[0])
    expect(lists[2]).toEqual(lists[0])
  })

  test('make from a warm store what they make from nothing', async () => {
    const office = crowded(100)
    await expectWarmIsCold(office, {threads: 2})
    for (const path of contentFiles(office).slice(0, 80))
      put(office, path, `${readFileSync(join(office.folder, path), 'utf8')}\n补充。\n`)
    await expectWarmIsCold(office, {threads: 2})
    office.today = '2027-06-01'
    await expectWarmIsCold(office, {threads: 2})
  })

  test('tell of a fault as one does', async () => {
    const office = crowded(100)
    put(office, 'content/notices/2025/tongzhi-7.md', '---\ntitle: 没有日期\n---\n\n正文\n')
    const [one, two] = await Promise.all([
      building(office, {threads: 1, cache: false}),
      building(office, {threads: 2, cache: false}),
    ])
    expect(plain(two)).toEqual(plain(one))
    expect([one.written, existsSync(join(office.folder, 'dist'))]).toEqual([false, false])
  })
})

describe('what is remembered', () => {
  const store = ({folder}: Office): string => join(folder, '.gzgk', 'store')
  const every = (folder: string, deed: (file: string) => void): void => {
    for (const item of readdirSync(folder, {recursive: true, withFileTypes: true}))
      if (item.isFile()) deed(join(item.parentPath, item.name))
  }

  test('may be deleted, all or in part', async () => {
    const office = officeFrom('edits')
    await building(office)
    for (const name of ['store', 'sites', 'sources.json', '']) {
      rmSync(join(office.folder, '.gzgk', name), {recursive: true, force: true})
      await expectWarmIsCold(office)
    }
  })

  test('may be damaged anywhere', async () => {
    const office = officeFrom('edits')
    for (let n = 1; n <= 2 * rounds; n++) {
      await building(office)
      every(join(office.folder, '.gzgk'), file => {
        const bytes = readFileSync(file)
        for (let at = n * 7; at < bytes.length; at += 97 * n) bytes[at]! ^= 0x21
        writeFileSync(file, bytes)
      })
      changing(n, text => `${text}\n第${n}次修改。\n`)(office)
      await expectWarmIsCold(office)
    }
  })

  test('lost in the middle of a value is made again', async () => {
    const office = officeFrom('edits')
    await building(office)
    // The values are whole, but none of the bytes that they name: so pages have nothing to be made of.
    every(store(office), file => {
      if (!file.endsWith('.segment')) return
      const bytes = readFileSync(file)
      const at = bytes.indexOf(Buffer.from('"html"', 'utf16le'))
      bytes[at]! ^= 1
      writeFileSync(file, bytes)
    })
    rmSync(join(office.folder, '.gzgk/sites'), {recursive: true})
    await expectWarmIsCold(office)
  })

  test('known by its head alone is made again', async () => {
    const office = officeFrom('edits')
    await building(office)
    every(store(office), file => {
      if (file.endsWith('.segment')) rmSync(file)
    })
    rmSync(join(office.folder, '.gzgk/sites'), {recursive: true})
    await expectWarmIsCold(office)
    expect(readdirSync(store(office)).filter(name => name.endsWith('.heads.txt')).length).toBeGreaterThan(0)
  })

  test('stays small: what two runs did not ask for goes', async () => {
    const office = officeFrom('edits')
    const size = (): number => {
      let sum = 0
      every(store(office), file => {
        sum += statSync(file).size
      })
      return sum
    }
    await building(office)
    const first = size()
    for (let n = 0; n < 12; n++) {
      for (let pick = 0; pick < 20; pick++) changing(pick, text => `${text}\n第${n}次修改。\n`)(office)
      await building(office)
    }
    expect(size()).toBeLessThan(first * 6)
  })

  test('is not used, and not kept, when it is not wanted', async () => {
    const office = officeFrom('edits')
    await building(office, {cache: false})
    expect(existsSync(join(office.folder, '.gzgk'))).toBe(false)
  })
})
