import {generateKeyPairSync} from 'node:crypto'
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {gzgk} from '../gzgk.ts'
import {folderOf} from '../sites/fixture.ts'
import {makeFolder} from '../temporary.ts'

const office = makeFolder()
const last = join(makeFolder(), 'last')
const {privateKey, publicKey} = generateKeyPairSync('ed25519')
const secret = privateKey.export({format: 'pem', type: 'pkcs8'}).toString()
const run = (...args: string[]) => gzgk(args, {cwd: office})
const build = (...args: string[]) => run('build', '--no-search', '--as-of', '2026-11-23', ...args)

beforeAll(() => {
  cpSync(folderOf('edits'), office, {recursive: true, filter: source => !/expected$/.test(source)})
  writeFileSync(join(office, 'key.pem'), secret)
  writeFileSync(join(office, 'key.pub'), publicKey.export({format: 'pem', type: 'spki'}))
  const {code, output} = build('--bootstrap', '--feed-key', 'key.pem')
  expect(output).toContain('汇聚接口 feed/v1/：在库 7 件，新事件 7 个，到第 7 号')
  expect(code).toBe(0)
  cpSync(join(office, 'dist'), last, {recursive: true})
})

describe('gzgk build with a feed', () => {
  test('a run without changes says so, and another base or key makes another run', () => {
    expect(build('--feed-base', last).output).not.toContain('没有改动')
    expect(build('--feed-base', last).output).toContain('没有改动，已是最新')
    expect(build('--feed-base', last, '--feed-key', 'key.pem').output).not.toContain('没有改动')
  })

  test('without --feed-base and --bootstrap there is none, and a line says so where the config has one', () => {
    expect(build().output).not.toContain('汇聚接口')
    const config = join(office, 'gzgk.config.yml')
    const text = readFileSync(config, 'utf8')
    writeFileSync(config, text.replace('levels:', 'feed: {profile: generic}\nlevels:\n  feed-elements: "off"'))
    const {output} = build()
    writeFileSync(config, text)
    expect(output).toContain('没有生成汇聚接口')
  })

  test.each([
    [['--bootstrap', '--feed-base', 'x'], '只能写一个'],
    [['--allow-mass', '5'], '只用于生成汇聚接口'],
    [['--bootstrap', '--allow-mass', '5'], '要连同原因'],
    [['--bootstrap', '--allow-mass', 'many', '--reason', '清理'], '要写 1 到'],
    [['--bootstrap', '--feed-key', 'nothing.pem'], '私钥文件读不到'],
    [['--bootstrap', '--feed-key', 'key.pub'], '不是 Ed25519 私钥'],
    [['--bootstrap', '--drafts'], '草稿不能进汇聚接口'],
    [['--feed-base', 'nothing'], '读不到'],
    [['--feed-base', 'http://swj.example.gov.cn/'], 'https://swj.example.gov.cn/'],
  ])('%j is refused', (args, words) => {
    const {code, output} = build(...args)
    expect(output).toContain(words)
    expect(code).toBe(2)
    // Not a word of the key, whatever went wrong.
    for (const line of secret.split('\n').slice(1, -2)) expect(output).not.toContain(line)
  })
})

describe('gzgk feed verify', () => {
  test('proves a sound feed, and whose it is', () => {
    const {code, stdout} = run('feed', 'verify', last, '--key', 'key.pub')
    expect(stdout).toContain('通过核对：在库 7 件，撤下 0 件，事件 7 个')
    expect(stdout).toContain('签名是这把公钥的')
    expect(code).toBe(0)
  })

  test('names what is wrong, and ends with 1', () => {
    const other = join(makeFolder(), 'other')
    cpSync(last, other, {recursive: true})
    mkdirSync(other, {recursive: true})
    writeFileSync(join(other, 'feed/v1/atom.xml'), '<feed/>')
    const {code, stdout} = run('feed', 'verify', other)
    expect(stdout).toContain('不符 [digest] atom.xml')
    expect(code).toBe(1)
  })

  test.each([
    [['feed'], 2, '缺少参数'],
    [['feed', 'verfy'], 2, '是不是想写 verify？'],
    [['feed', 'verify', 'nothing'], 1, '没有目录文件'],
    [['feed', 'verify', '--key', 'key.pem'], 2, '公钥'],
  ])('%j', (args, code, words) => {
    const ran = run(...args)
    expect(ran.output).toContain(words)
    if (args.at(-1) !== 'key.pem') expect(ran.code).toBe(code)
  })
})
