/** The real process: exit codes, streams, signals, and nothing more. */
import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {dirname, join, posix} from 'node:path'
import ts from 'typescript'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {program, root, gzgk as run} from './gzgk.ts'
import {aboutPage, makeOffice, type Office} from './office.ts'

/** As from a shell, whatever started the tests. */
const shell = {npm_lifecycle_event: undefined, npm_package_name: undefined}
const gzgk = (args: readonly string[], cwd: string = office.folder, env: NodeJS.ProcessEnv = {}) =>
  run(args, {cwd, env: {...shell, ...env}})
const hasStack = /\n\s+at .+(?:\(|:\d+:\d+)/u

let office: Office
beforeAll(() => {
  office = makeOffice()
})
afterAll(() => office.remove())

const brokenPage = aboutPage.replace('publishDate: 2026-01-05', 'publishDate: 2026-02-30')

describe('--version and --help', () => {
  it('answer on stdout with 0', () => {
    const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(gzgk(['--version'])).toMatchObject({code: 0, stdout: `${version}\n`, stderr: ''})
    const help = gzgk(['--help'])
    expect([help.code, help.stderr, help.stdout.startsWith('用法：gzgk')]).toEqual([0, '', true])
  })

  it('do not load the pipeline, nor any command', () => {
    // The version needs nothing but the file that says it.
    expect(closureOf('cli.ts').sort()).toEqual(['base/package-root.ts', 'base/version.ts', 'cli.ts'])
    const loaded = closureOf('commands/process.ts')
    expect(loaded).toContain('commands/program.ts')
    const rooms = new Set(loaded.map(file => file.split('/')[0]))
    expect([...rooms].sort()).toEqual(['base', 'commands', 'reporters'])
    for (const name of ['build', 'check', 'preview', 'import', 'explain']) expect(loaded).not.toContain(`commands/${name}.ts`)
  })
})

it('what a build loads at once is its own: packages wait for a text that needs them', () => {
  const loaded = ['project/open.ts', 'pipeline/index.ts', 'pipeline/worker.ts', 'stages/load.ts'].flatMap(file => closureOf(file))
  expect(loaded).toContain('frontmatter/parse.ts')
  expect([...new Set(loaded)].flatMap(file => packagesIn(file).map(name => `${file} loads ${name}`))).toEqual([])
})

const packagesIn = (file: string): string[] => loadedBy(file).filter(name => !name.startsWith('.') && !name.startsWith('node:'))

/** The files that are loaded with a file: those it imports at once, and theirs. */
function closureOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [...seen]
  seen.add(file)
  for (const name of loadedBy(file)) if (name.startsWith('.')) closureOf(posix.join(dirname(file), name), seen)
  return [...seen]
}

/** What a file imports at once. */
function loadedBy(file: string): string[] {
  const text = readFileSync(join(root, 'src', file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  return source.statements.flatMap(statement => {
    const isLoading = ts.isImportDeclaration(statement)
      ? !statement.importClause?.isTypeOnly
      : ts.isExportDeclaration(statement) && !statement.isTypeOnly
    const from = (statement as ts.ImportDeclaration).moduleSpecifier as ts.StringLiteral | undefined
    return isLoading && from ? [from.text] : []
  })
}

describe('a wrong call', () => {
  it.each([
    [['biuld'], '没有“biuld”这个命令'],
    [['check', '--stict'], '是不是想写 --strict？'],
    [['check', '--as-of', 'today'], '--as-of 要写一个存在的日期'],
    [['check', '--published', 'nowhere'], '--published 的 nowhere 读不到'],
    [['build', '--format', 'xml'], '可以写：concise、github、json、junit、pretty、sarif'],
    [['explain', 'no-such-rule-at-all'], '没有“no-such-rule-at-all”这条规则'],
    [['preview'], '没有生成好的网站'],
    [['--root', 'nowhere', 'check'], 'nowhere 里没有 gzgk.config.yml'],
    [[], '用法：gzgk'],
  ])('%j is 2, on stderr', (args, words) => {
    const {code, stdout, stderr} = gzgk(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(hasStack)
  })

  it('outside any project says where to go', () => {
    const {code, stderr} = gzgk(['check'], dirname(office.folder))
    expect([code, stderr.includes('--root')]).toEqual([2, true])
  })

  it('with a faulty config is 2, and shows the line', () => {
    const other = makeOffice()
    other.put('gzgk.config.yml', readFileSync(join(root, 'gzgk.config.yml'), 'utf8').replace('\n  title:', '\n  titel:'))
    const {code, stdout, stderr} = gzgk(['check'], other.folder)
    other.remove()
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/gzgk\.config\.yml:\d+:3/u)
    expect(stderr).toContain('^^^^^')
    expect(stderr).toContain('gzgk.config.yml 有错误')
  })
})

describe('build', () => {
  it('makes the site, says where it is on stdout and how it went on stderr', () => {
    const {code, stdout, stderr} = gzgk(['build'])
    expect(stdout).toMatch(/^完成 dist\/（[\d ]+ 个文件，[\d.]+ [KM]B）共 [\d.]+ 秒 {4}预览：gzgk preview\n$/u)
    expect(stderr).toMatch(/^读取内容 {3}\S+ 个文件 +[\d.]+ 秒\n/u)
    expect(stderr).not.toContain('\u001b')
    expect(code).toBe(0)
    expect(existsSync(join(office.folder, 'dist', 'about', 'index.html'))).toBe(true)
  })

  it('says nothing with --quiet, and works from a folder inside', () => {
    expect(gzgk(['build', '--no-search', '--quiet', '--out', 'quiet'], join(office.folder, 'content', 'pages'))).toMatchObject({
      code: 0,
      output: '',
    })
    expect(existsSync(join(office.folder, 'quiet', 'index.html'))).toBe(true)
  })

  it('names in its hint what works there', () => {
    const npm = {npm_lifecycle_event: 'start', npm_package_name: 'gzgk'}
    expect(gzgk(['build', '--no-search'], undefined, npm).stdout).toContain('预览：npm run preview\n')
    expect(gzgk(['build', '--no-search', '--out', 'other'], undefined, npm).stdout).toContain(
      '预览：npx gzgk preview --out other\n',
    )
  })

  it('with errors is 1, writes nothing and says so', () => {
    const other = makeOffice({'content/pages/about.md': brokenPage})
    const first = gzgk(['build'], other.folder)
    expect([first.code, existsSync(join(other.folder, 'dist'))]).toEqual([1, false])
    expect(first.stdout).toContain('没有生成网站，dist/ 还不存在。')
    other.put('content/pages/about.md', aboutPage)
    expect(gzgk(['build', '--no-search'], other.folder).code).toBe(0)
    const before = snapshot(join(other.folder, 'dist'))
    other.put('content/pages/about.md', brokenPage)
    const again = gzgk(['build'], other.folder)
    expect(again.code).toBe(1)
    expect(again.stdout).toMatch(/content\/pages\/about\.md:3:14\n/u)
    expect(again.stdout).toMatch(/有错误时不能发布。看某一条的说明：gzgk explain [a-z-]+\n/u)
    expect(again.stdout.endsWith('dist/ 没有改动，仍是上一次的网站。\n')).toBe(true)
    expect(snapshot(join(other.folder, 'dist'))).toEqual(before)
    other.remove()
  })
})

const snapshot = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .sort()
    .map(name => `${name} ${statSync(join(folder, name)).mtimeMs}`)

describe('check', () => {
  it('is 0 when there is nothing to say', () => {
    const {code, stdout, stderr} = gzgk(['check'])
    expect([code, stdout]).toEqual([0, '✓ 没有发现问题\n'])
    expect(stderr).toMatch(/检查了 \d+ 个文件，用时 [\d.]+ 秒\n\n$/u)
    expect(gzgk(['check', '--quiet'])).toMatchObject({code: 0, output: ''})
  })

  it('is 1 when there is an error, in every format, on stdout', () => {
    const other = makeOffice({'content/pages/about.md': brokenPage})
    const as = (format: string) => gzgk(['check', '--quiet', '--format', format], other.folder)
    for (const format of ['pretty', 'concise', 'json', 'github']) expect(as(format)).toMatchObject({code: 1, stderr: ''})
    expect(as('concise').stdout).toMatch(/^content\/pages\/about\.md:3:14 error [a-z-]+ /u)
    expect(as('github').stdout).toMatch(/^::error file=content\/pages\/about\.md,line=3,/u)
    expect(JSON.parse(as('json').stdout).counts.error).toBe(1)
    other.remove()
  })

  it('never shows a stack, whatever lies in content/', () => {
    const front = (text: string): string => `---\n${text}\n---\n\n正文。\n`
    const other = makeOffice({
      'content/pages/binary.md': new Uint8Array([0, 255, 254, 128, 10, 45, 45, 45]),
      'content/pages/empty.md': '',
      'content/pages/unclosed.md': '---\ntitle: 甲\n',
      'content/pages/code.md': '---js\nmodule.exports = process.exit(99)\n---\n',
      'content/pages/alias.md': front('title: &a 甲\nsummary: *a'),
      'content/pages/proto.md': front('title: 甲\n__proto__: {x: 1}\nconstructor: 1'),
      'content/pages/deep.md': front(`title: ${'['.repeat(3000)}`),
      'content/pages/nested.md': `${front('title: 甲')}${'> '.repeat(4000)}乙\n`,
      'content/pages/html.md': `${front('title: 甲')}${'<div>'.repeat(3000)}\n`,
      'content/pages/controls.md': front('title: "\\u001b[2J\\n::error::甲"\npublishDate: "\u001b[31m"'),
      'content/nowhere/lost.md': front('title: 甲'),
      'content/policies/2025/UPPER CASE.md': front('title: 甲'),
    })
    for (const command of ['check', 'build']) {
      const {code, output} = gzgk([command, '--max', '0'], other.folder)
      expect(code, output).toBe(1)
      expect(output).not.toMatch(hasStack)
      expect(output).not.toContain('内部出错')
      expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|^\s*::/mu)
    }
    other.remove()
  })
})

describe('--published', () => {
  it('misses what was published and is gone, and is not forgotten in a run without changes', () => {
    const other = makeOffice({
      'content/pages/about.md': aboutPage,
      'content/pages/yidong.md': aboutPage.replace('机构概况', '移动'),
    })
    const run = (...args: string[]) => gzgk([...args, '--as-of', '2026-11-23'], other.folder)
    expect(run('build', '--no-search').code).toBe(0)
    rmSync(join(other.folder, 'content', 'pages', 'yidong.md'))
    expect(run('check').code).toBe(0)
    const lost = run('check', '--published', 'dist', '--format', 'concise')
    expect([lost.code, lost.stdout]).toEqual([1, expect.stringContaining('site-url-kept 上次发布的网址 /yidong/ 这次没有了')])
    expect(run('check').code).toBe(0)
    expect(run('build', '--no-search', '--published', 'dist/files.json').code).toBe(1)
    other.put('content/pages/about.md', aboutPage.replace('---\n\n', "redirectFrom: ['/yidong/']\n---\n\n"))
    expect(run('build', '--no-search', '--published', 'dist').code).toBe(0)
    other.remove()
  })
})

describe('explain', () => {
  it('lists, explains, and helps out', () => {
    const list = gzgk(['explain'])
    expect(list.code).toBe(0)
    const [first = ''] = list.stdout.split(' ')
    expect(gzgk(['explain', first])).toMatchObject({code: 0, stderr: '', stdout: expect.stringContaining('为什么：')})
    const near = gzgk(['explain', `${first}x`])
    expect([near.code, near.stderr.includes(first)]).toEqual([2, true])
  })
})

describe('a fault of ours', () => {
  const broken = {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent("Array.prototype.toSorted = () => { throw new TypeError('boom') }")}`,
  }
  it('is 70, without a stack unless --debug', () => {
    const {code, stdout, stderr} = gzgk(['check', '--quiet', '--no-cache'], undefined, broken)
    expect([code, stdout]).toEqual([70, ''])
    expect(stderr).toContain('内部出错：TypeError: boom')
    expect(stderr).not.toMatch(hasStack)
    expect(gzgk(['check', '--quiet', '--no-cache', '--debug'], undefined, broken).stderr).toMatch(hasStack)
  })
  it('is 70 when nobody waited for it', () => {
    // The first line of progress is written when everything is under way.
    const mischief = `const {write} = process.stderr
process.stderr.write = function (...all) {
  process.stderr.write = write
  Promise.reject(new Error('boom'))
  return write.apply(this, all)
}`
    const stray = `--import=data:text/javascript,${encodeURIComponent(mischief)}`
    const {code, stderr} = gzgk(['check'], undefined, {NODE_OPTIONS: stray})
    expect([code, stderr.includes('内部出错：Error: boom'), hasStack.test(stderr)]).toEqual([70, true, false])
  })
})

describe('signals and pipes', () => {
  interface Running {
    readonly child: ChildProcess
    /** Resolves when its output holds the words. */
    says(words: string): Promise<string>
    readonly ended: Promise<{code: number | null; stderr: string}>
  }
  function start(args: readonly string[]): Running {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: office.folder,
      env: {...process.env, ...shell, NO_COLOR: '1', CI: '1'},
    })
    let output = ''
    let stderr = ''
    const waiting: (() => void)[] = []
    const hear = (text: string): void => {
      output += text
      for (const look of waiting) look()
    }
    child.stdout.on('data', chunk => hear(String(chunk)))
    child.stderr.on('data', chunk => {
      stderr += String(chunk)
      hear(String(chunk))
    })
    const ended = new Promise<{code: number | null; stderr: string}>(resolve =>
      child.on('close', code => resolve({code, stderr})),
    )
    const says = (words: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const look = (): void => void (output.includes(words) && resolve(output))
        waiting.push(look)
        look()
        void ended.then(() => reject(new Error(`ended without “${words}”: ${output}`)))
      })
    return {child, says, ended}
  }

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a preview with %i', async (signal, code) => {
    gzgk(['build', '--no-search'])
    const preview = start(['preview', '--port', '0'])
    const url = /http:\S+/u.exec(await preview.says('按 Ctrl+C 停止'))![0]
    expect((await fetch(url)).status).toBe(200)
    preview.child.kill(signal)
    expect((await preview.ended).code).toBe(code)
  })

  it('SIGINT ends a build with 130 and leaves nothing half-made', async () => {
    const build = start(['build', '--out', 'interrupted'])
    await build.says('读取内容')
    build.child.kill('SIGINT')
    const {code, stderr} = await build.ended
    expect(code).toBe(130)
    expect(stderr).toContain('已中断。')
    expect(stderr).not.toMatch(hasStack)
    expect(readdirSync(office.folder).filter(name => name.startsWith('interrupted'))).toEqual([])
  })

  it('a reader that goes away breaks nothing', async () => {
    const {child, ended} = start(['explain'])
    child.stdout!.destroy()
    expect(await ended).toEqual({code: 0, stderr: ''})
  })
})
