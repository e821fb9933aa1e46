import {describe, expect, it} from 'vitest'
import {UsageError} from '../../src/base/diagnostics.ts'
import {commands} from '../../src/commands/index.ts'
import {runProgram} from '../../src/commands/program.ts'
import {goldenIn} from '../golden.ts'
import {world} from './world.ts'

const expectGolden = goldenIn(import.meta.dirname)

const run = async (...words: string[]) => {
  const {io, out, err} = world()
  const code = await runProgram(words, io, '9.8.7')
  return {code, out: out(), err: err()}
}
const refused = async (...words: string[]): Promise<UsageError> => {
  const error = await runProgram(words, world().io, '9.8.7').catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(UsageError)
  return error as UsageError
}

describe('help', () => {
  it('is Chinese, on stdout, with code 0', async () => {
    const {code, out, err} = await run('--help')
    expect([code, err]).toEqual([0, ''])
    expectGolden('help.txt', out)
  })

  it.each(commands.map(({name}) => name))('of %s', async name => {
    const {code, out, err} = await run(name, '--help')
    expect([code, err]).toEqual([0, ''])
    expectGolden(`help-${name}.txt`, out)
    // Nothing of commander's own English.
    expect(out).not.toMatch(/Usage|Options|Arguments|Commands|default:|choices:|display help/u)
    for (const line of out.split('\n')) expect(line.length).toBeLessThan(100)
  })

  it('gives examples that work where it was asked for', async () => {
    const {io, out} = world({env: {npm_lifecycle_event: 'npx'}})
    await runProgram(['check', '--help'], io, '1')
    expect(out()).toContain('\n  npx gzgk check --strict --format github\n')
  })

  it('is shown on stderr when no command is given, with code 2', async () => {
    const {code, out, err} = await run()
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('用法：gzgk')
  })
})

describe('a command', () => {
  it.each(commands)('$name says of itself what the list says of it', async ({name, summary, load}) => {
    const command = await load()
    expect([command.name, command.summary]).toEqual([name, summary])
  })
})

describe('--version', () => {
  it('prints the version', async () => {
    expect(await run('--version')).toEqual({code: 0, out: '9.8.7\n', err: ''})
    expect(await run('-V')).toEqual({code: 0, out: '9.8.7\n', err: ''})
  })
})

describe('a wrong call', () => {
  it.each([
    [['biuld'], '没有“biuld”这个命令', '是不是想写 build？看用法：gzgk --help'],
    [['xyzzy'], '没有“xyzzy”这个命令', '看用法：gzgk --help'],
    [['check', '--stict'], '没有 --stict 这个选项', '是不是想写 --strict？看用法：gzgk check --help'],
    [['--qiet', 'check'], '没有 --qiet 这个选项', '是不是想写 --quiet？看用法：gzgk check --help'],
    [['check', '--as-of'], '--as-of <date> 后面要写一个值', '看用法：gzgk check --help'],
    [['--hlep'], '没有 --hlep 这个选项', '是不是想写 --help？看用法：gzgk --help'],
    [['-v'], '没有 -v 这个选项', '是不是想写 -V？看用法：gzgk --help'],
    [['检查'], '没有“检查”这个命令', '是不是想写 check？看用法：gzgk --help'],
    [['serve'], '没有“serve”这个命令', '是不是想写 preview？看用法：gzgk --help'],
    [
      ['check', 'content/a.md', 'b.md'],
      '多写了“content/a.md”',
      'check 总是处理整个网站，不用写文件；网站在别的文件夹时用 --root。看用法：gzgk check --help',
    ],
    [['explain', 'one', 'two'], '多写了“two”', '一次只能写一个。看用法：gzgk explain --help'],
    [['import', 'a.md'], '缺少选项 --map <file>', '看用法：gzgk import --help'],
    [['import', '--map', 'map.yml'], '缺少参数 path', '看用法：gzgk import --help'],
    [['check', '--format', 'pritty'], '--format 不能是“pritty”', '是不是想写 pretty？'],
    [['check', '--format', 'xml'], '--format 不能是“xml”', '可以写：concise、csv、github、html、json、junit、pretty、sarif'],
    [['check', '--as-of', '2026-02-30'], '--as-of 要写一个存在的日期，现在是“2026-02-30”', '写成 --as-of 2026-01-31 这样'],
    [['check', '--as-of', '2026/11/23'], '--as-of 要写一个存在的日期，现在是“2026/11/23”', '改成 --as-of 2026-11-23'],
    [['check', '--as-of', '2026年1月5日'], '--as-of 要写一个存在的日期，现在是“2026年1月5日”', '改成 --as-of 2026-01-05'],
    [['check', '--max', 'many'], '--max 要写 0 到 999999999 的整数，现在是“many”', null],
    [['preview', '--port', '99999'], '--port 要写 0 到 65535 的整数，现在是“99999”', null],
    [['check', '--root', '/nowhere'], expect.stringContaining('gzgk.config.yml'), expect.stringContaining('--root')],
    [['check'], expect.stringContaining('没有 gzgk.config.yml'), expect.stringContaining('--root')],
  ] as [string[], string, string | null][])('%j', async (words, message, note) => {
    const error = await refused(...words)
    expect([error.message, error.note]).toEqual([message, note])
  })

  it('is answered with a command that works where it was typed', async () => {
    const {io} = world({env: {npm_lifecycle_event: 'npx'}})
    await expect(runProgram(['bulid'], io, '1')).rejects.toMatchObject({note: '是不是想写 build？看用法：npx gzgk --help'})
  })

  it('cannot put controls on the terminal', async () => {
    expect((await refused('\u001b[2Jx')).message).toBe('没有“x”这个命令')
  })
})
