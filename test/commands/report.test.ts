import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {diagnostic} from '../../src/base/diagnostics.ts'
import {
  buildCommand,
  contentCode,
  ownCommand,
  placeOptions,
  previewCommand,
  progressFor,
  reportSettings,
} from '../../src/commands/report.ts'
import {world} from './world.ts'

const io = (env: Record<string, string>) => world({env}).io

describe('hints', () => {
  it.each([
    [{}, 'gzgk', 'gzgk preview', 'gzgk build'],
    [{npm_lifecycle_event: 'start', npm_package_name: 'gzgk'}, 'npx gzgk', 'npm run preview', 'npm start'],
    [{npm_lifecycle_event: 'site', npm_package_name: 'our-office'}, 'npx gzgk', 'npx gzgk preview', 'npx gzgk build'],
    [{npm_lifecycle_event: 'npx'}, 'npx gzgk', 'npx gzgk preview', 'npx gzgk build'],
  ])('for %j name a command that works there', (env, own, preview, build) => {
    expect([ownCommand(io(env)), previewCommand(io(env), ''), buildCommand(io(env), '')]).toEqual([own, preview, build])
  })

  it('quote what a shell would take apart', () => {
    const args = {positionals: [], options: {out: '输出 文件夹'}, root: '../site', quiet: false}
    expect(placeOptions(args)).toBe(' --root ../site --out "输出 文件夹"')
  })

  it('keep the options of a site that is not where it usually is', () => {
    expect(previewCommand(io({npm_lifecycle_event: 'start', npm_package_name: 'gzgk'}), ' --out other')).toBe(
      'npx gzgk preview --out other',
    )
  })
})

describe('sources', () => {
  it('are read as lines, whatever ends them, and never from outside the project', () => {
    const root = mkdtempSync(join(tmpdir(), 'gzgk-report-'))
    try {
      writeFileSync(join(root, 'a.md'), '\ufeff一\r\n二\n三\r四')
      const {readSource} = reportSettings(io({}), {root})
      expect(readSource('a.md')).toEqual(['一', '二', '三', '四'])
      expect(readSource('missing.md')).toBeNull()
      expect(readSource('.')).toBeNull()
      expect(readSource('../../../../../../etc/passwd')).toBeNull()
      expect(readSource('/etc/passwd')).toBeNull()
    } finally {
      rmSync(root, {recursive: true})
    }
  })
})

describe('progress', () => {
  const shown = (quiet: boolean, env: Record<string, string>, isTTY: boolean): string => {
    const {io: fake, err} = world({env})
    const progress = progressFor({positionals: [], options: {}, quiet}, {...fake, stderr: {...fake.stderr, isTTY}})
    progress.start('读取内容')
    progress.end('读取内容', '1 个文件')
    return err()
  }
  it('is live on a terminal, plain in a log, and nothing with --quiet', () => {
    expect(shown(false, {}, true)).toContain('\u001b[2K')
    expect(shown(false, {CI: '1'}, true)).toBe(shown(false, {}, false))
    expect(shown(false, {}, false)).toMatch(/^读取内容 {3}1 个文件 +0\.0 秒\n$/u)
    expect(shown(true, {}, true)).toBe('')
  })
})

describe('contentCode', () => {
  const of = (level: 'error' | 'warn' | 'info') => diagnostic({source: 'rule', ruleId: 'a', reason: 'r', path: 'p', level})
  it.each([
    [[], false, 0],
    [['info'], true, 0],
    [['warn'], false, 0],
    [['warn'], true, 1],
    [['warn', 'error'], false, 1],
  ] as [('error' | 'warn' | 'info')[], boolean, number][])('of %j, strict %j, is %i', (levels, strict, code) => {
    expect(contentCode(levels.map(of), strict)).toBe(code)
  })
})
