/** `gzgk check --fix` and `--fix-dry-run` in the real process. */
import {chmodSync, cpSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {goldenIn} from '../golden.ts'
import {gzgk as run} from '../gzgk.ts'
import {makeOffice, type Office} from '../office.ts'
import {gb18030} from './files.ts'

const golden = goldenIn(import.meta.dirname)
const gzgk = (office: Office, ...args: string[]) =>
  run(['check', '--as-of', '2026-11-23', ...args], {
    cwd: office.folder,
    env: {npm_lifecycle_event: undefined, npm_package_name: undefined},
  })

const page = (title: string, rest = ''): string =>
  `---\r\n${title}\r\n发布日期:   2026年1月5日   # 注\r\n${rest}---\r\n\r\n负责全市商务工作。`
const files: Readonly<Record<string, string | Uint8Array>> = {
  'content/pages/about.md': page('标题: 机构概况'),
  'content/pages/broken.md': '---\n标题: 通知: 关于\npublishDate: 2026/1/5\n---\n\n正文。\n',
  'content/pages/gbk.md': gb18030('---\ntitle: 联系方式\npublishDate: 2026-01-05\n---\n\n示范市商务局在市民中心。\n'),
  'content/pages/rest.md': page('title: 领导信息', 'foo: 1\r\n'),
  'content/pages/sound.md': '---\ntitle: 内设机构\npublishDate: 2026-01-05\n---\n\n按照示商务规[2025]1号设立。\n',
  'content/pages/_draft.md': page('标题: 不读'),
  'notes.md': page('标题: 不是内容'),
}
const contents = ({folder}: Office): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter(name => !name.startsWith('.gzgk') && lstatSync(join(folder, name)).isFile())
      .map(name => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'latin1')]),
  )
const written = ({folder}: Office): Record<string, number> =>
  Object.fromEntries(Object.keys(contents({folder} as Office)).map(name => [name, statSync(join(folder, name)).mtimeMs]))

let office: Office
beforeAll(() => {
  office = makeOffice(files)
})
afterAll(() => office.remove())

describe('--fix-dry-run', () => {
  it('shows what would be changed, writes nothing, and ends as check does', () => {
    const before = [contents(office), written(office)]
    const {code, stdout} = gzgk(office, '--fix-dry-run')
    expect([code, contents(office), written(office)]).toEqual([1, ...before])
    const [diff = ''] = stdout.split('\n\n错误[')
    golden('dry-run.txt', `${diff}\n`)
    expect(stdout).toContain('其中 4 处可以用 gzgk check --fix 自动改正。')
  })
  it('leaves stdout to a report for programs', () => {
    const {stdout, stderr} = gzgk(office, '--fix-dry-run', '--format', 'json', '--quiet')
    expect(JSON.parse(stdout).counts.error).toBe(5)
    expect(stderr).toContain('+publishDate:   2026-01-05   # 注\n')
    expect(stderr).not.toContain('\r')
  })
  it('and --fix exclude one another', () => {
    expect(gzgk(office, '--fix', '--fix-dry-run')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('只能写一个'),
    })
  })
})

describe('--fix', () => {
  it('changes what it says and no other byte, and reports what remains', () => {
    const before = contents(office)
    const {code, stdout} = gzgk(office, '--fix')
    golden('fixed.txt', stdout)
    expect(code).toBe(1)
    const after = contents(office)
    const text = (name: string) => Buffer.from(after[name]!, 'latin1').toString()
    expect(text('content/pages/about.md')).toBe(
      page('title: 机构概况').replace('发布日期:   2026年1月5日', 'publishDate:   2026-01-05'),
    )
    expect(text('content/pages/gbk.md')).toBe('---\ntitle: 联系方式\npublishDate: 2026-01-05\n---\n\n示范市商务局在市民中心。\n')
    expect(text('content/pages/sound.md')).toContain('按照示商务规〔2025〕1号设立。')
    const changed = Object.keys(before).filter(name => before[name] !== after[name])
    expect(changed.sort()).toEqual(['about', 'gbk', 'rest', 'sound'].map(name => `content/pages/${name}.md`))
    expect(Object.keys(after)).toEqual(Object.keys(before))
  })
  it('has nothing more to do, and says so', () => {
    const before = [contents(office), written(office)]
    const {code, stdout} = gzgk(office, '--fix')
    expect([code, stdout.startsWith('没有可以自动改正的地方\n\n错误[')]).toEqual([1, true])
    expect([contents(office), written(office)]).toEqual(before)
    // Nor does a run that asks for nothing remember what was wrong before.
    expect(gzgk(office).stdout).not.toMatch(/about|gbk|自动改正/u)
  })
  it('says nothing with --quiet when there is nothing to say', () => {
    const other = makeOffice()
    expect(gzgk(other, '--fix', '--quiet')).toMatchObject({code: 0, output: ''})
    other.put('content/pages/about.md', page('标题: 机构概况'))
    expect(gzgk(other, '--fix', '--quiet', '--format', 'github')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^改正了 1 个文件，共 3 处：\ncontent\/pages\/about\.md:2:1 字段名：标题 → title\n/u),
    })
    other.remove()
  })
  it.skipIf(process.platform === 'win32')('goes round what may not be written, and follows no link', () => {
    const other = makeOffice({'outside.md': page('标题: 甲'), 'content/pages/about.md': page('标题: 乙')})
    const at = (name: string): string => join(other.folder, name)
    symlinkSync(at('outside.md'), at('content/pages/link.md'))
    cpSync(at('content/pages/about.md'), at('content/pages/other.md'))
    chmodSync(at('content/pages/about.md'), 0o444)
    const {code, stdout} = gzgk(other, '--fix')
    expect(code).toBe(1)
    expect(stdout).toContain('改正了 1 个文件，共 3 处：\ncontent/pages/other.md:2:1 ')
    expect(stdout).toContain('没有改 content/pages/about.md：文件是只读的，可以改的 3 处还在\n')
    expect(stdout).toContain('错误[path-not-file]')
    expect(lstatSync(at('content/pages/link.md')).isSymbolicLink()).toBe(true)
    for (const [name, title] of [
      ['outside.md', '甲'],
      ['content/pages/about.md', '乙'],
    ] as const)
      expect(readFileSync(at(name), 'utf8')).toBe(page(`标题: ${title}`))
    other.remove()
  })
  it('touches nothing when the config is faulty', () => {
    const other = makeOffice({'content/pages/about.md': page('标题: 甲')})
    other.put('gzgk.config.yml', 'site: 甲\n')
    expect(gzgk(other, '--fix').code).toBe(2)
    expect(readFileSync(join(other.folder, 'content/pages/about.md'), 'utf8')).toBe(page('标题: 甲'))
    other.remove()
  })
  it('shows nothing that a terminal obeys', () => {
    const other = makeOffice({
      'content/pages/about.md': '---\n标题: "\\u001b[2J"\npublishDate: "::error::2026/1/5"\nkeywords: [\u0007]\n---\n\n正文。\n',
      'content/pages/b.md': '---\n标题: 甲::error::##[group]\npublishDate: 2026/1/5\n---\n\n正文。\n',
    })
    for (const option of ['--fix-dry-run', '--fix'])
      expect(gzgk(other, option).output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|^\s*::|##\[/mu)
    other.remove()
  })
})
