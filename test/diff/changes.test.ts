/** Ten changes whose meaning is known, as a person reads of them: `golden/<change>.{txt,md,json,html}`. */
import {describe, expect, test} from 'vitest'
import {formatNames, formatOf} from '../../src/diff/formats/index.ts'
import {sideOf} from '../../src/diff/texts.ts'
import type {DiffDocument} from '../../src/diff/types.ts'
import {terminalOf} from '../../src/reporters/marks.ts'
import {goldenIn} from '../golden.ts'
import {changes} from './changes.ts'
import {makeRepository} from './repository.ts'

const golden = goldenIn(import.meta.dirname)
const settings = {
  terminal: terminalOf({isTTY: false, env: {}, platform: 'linux'}),
  previewUrl: 'https://preview.example.gov.cn',
  reportUrl: 'https://preview.example.gov.cn/diff.html',
}
const endings: Readonly<Record<string, string>> = {pretty: 'txt', markdown: 'md', json: 'json', html: 'html'}

/** The name of a commit depends on what else is in the repository's config. */
const unnamed = (diff: DiffDocument): DiffDocument => ({...diff, before: {...diff.before, commit: '0123456789abcdef'}})
/** A line for each element, for a person to read. */
const lined = (name: string, text: string): string =>
  name === 'html' ? text.replaceAll(/<style>.*?<\/style>/gsu, '').replaceAll('><', '>\n<') : text

describe.concurrent('is told exactly', () => {
  test.each(Object.keys(changes))('%s', async name => {
    const repository = makeRepository()
    try {
      changes[name]!(repository)
      const diff = unnamed(await repository.diff())
      for (const format of formatNames) {
        const text = (await formatOf(format))(diff, settings)
        golden(`${name}.${endings[format]}`, lined(format, text))
      }
      const rows = diff.entries.find(({id}) => id === 'sswg-2025-3')?.body?.rows
      if (rows) expect(sideOf({rows}, 'before').join('\n')).toContain('第一条　为了规范夜间经济集聚区管理')
    } finally {
      repository.drop()
    }
  })
})
