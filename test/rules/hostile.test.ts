/** Rules that read text are shown texts made to cost them time: half a mebibyte of one thing, in one paragraph or in many. */
import {describe, expect, test} from 'vitest'
import type {Entry, PrintedLine, Terms} from '../../src/base/types.ts'
import {kinds} from '../../src/kinds/index.ts'
import {parse} from '../../src/markdown/parse.ts'
import {structureOf} from '../../src/markdown/structure.ts'
import {rules} from '../../src/rules/index.ts'
import {noBody} from '../tools.ts'

const size = 90_000
const seeds: readonly string[] = [
  ...[
    '《',
    '》',
    '“',
    '”',
    '（',
    '）',
    '(',
    ')',
    '"',
    '〔',
    '[',
    '<',
    '＜',
    '，',
    '。',
    '.',
    '1',
    '１',
    '万',
    ' ',
    '　',
    '号',
    '第',
    '汉',
    '附',
    '⼯',
  ],
  ...[
    '（一）',
    '1.',
    '第一条',
    '《汉》',
    '“汉',
    '汉 ',
    '汉(',
    '（汉',
    '"汉',
    '1-1',
    '3—5万',
    '50000元',
    '〔2024〕',
    '中发(2024)',
    '自',
    '起施行',
    '废止',
    '《甲》、',
  ],
  ...['做为', '1.1', '附件：1. ', '年月日', '2024年6月18日', '此件公开', '[2024] ', '汉汉《', '第一条第二款', '<汉', '＜汉'],
]
const wide = (seed: string): string => `一、甲\n\n附 ${seed.repeat(Math.ceil(size / seed.length))}`
const long = (seed: string): string =>
  `一、甲\n\n${`${seed.repeat(20)}\n\n`.repeat(Math.ceil((size * 3) / (seed.length * 20 + 2) / 20))}`

const kind = kinds.find(({name}) => name === 'policy')!
const entry: Entry = {
  id: 'sswg-2024-3',
  kind: 'policy',
  path: kind.sample.path,
  url: '/policies/2024/sswg-2024-3/',
  data: kind.sample.data,
  refs: [],
  citations: [],
  anchors: [],
  links: [],
  files: [],
  body: noBody,
  positions: '',
  surface: '',
  skeleton: '',
  digest: '',
}
const terms: Terms = {
  wrong: [{wrong: '做为', right: '作为', except: ['叫做为民', '做为做为做为']}],
  forbidden: [{word: '汉汉'}],
  defined: [{word: '万', full: '一万'}],
}

interface Text {
  readonly tree: ReturnType<typeof parse>['tree']
  readonly lines: readonly PrintedLine[]
}
const read = (body: string): Text => {
  const {tree} = parse(body, entry.path)
  return {tree, lines: structureOf(tree).lines}
}
const texts = seeds.flatMap(seed => [
  [`one paragraph of ${seed}`, read(wide(seed))] as const,
  [`paragraphs of ${seed}`, read(long(seed))] as const,
])

describe('a rule about bodies is done in no time over', () => {
  test.each(texts)('%s', (_, {tree, lines}) => {
    for (const rule of rules) {
      if (rule.scope !== 'body') continue
      const begun = performance.now()
      rule.check(tree, () => undefined, entry, {terms, lines})
      expect(performance.now() - begun, rule.id).toBeLessThan(1500)
    }
  })
})
