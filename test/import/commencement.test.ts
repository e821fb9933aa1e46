import {describe, expect, it} from 'vitest'
import {statementsIn} from '../../src/import/commencement.ts'
import {readFragment} from '../../src/import/read-html.ts'
import {readMarkdown} from '../../src/import/read-markdown.ts'

const find = (text: string) =>
  statementsIn(readMarkdown(text, readFragment).blocks).map(({kind, date, instruments}) => [kind, date, ...(instruments ?? [])])

describe('statementsIn', () => {
  it.each([
    ['本办法自2024年7月1日起施行。', [['effective', '2024-07-01']]],
    ['本办法由市商务局解释，自2024年7月1日起施行。', []],
    ['现将《示范市早市条例》公布，自2024年7月1日起施行。', [['effective', '2024-07-01']]],
    [
      '本通知自二〇二四年七月一日起执行，有效期至2029年6月30日。',
      [
        ['effective', '2024-07-01'],
        ['expiry', '2029-06-30'],
      ],
    ],
    ['本办法自公布之日起施行。', [['on-publication', null]]],
    [
      '本办法自2024年7月1日起施行，有效期5年。',
      [
        ['effective', '2024-07-01'],
        ['period', null],
      ],
    ],
    ['许可证有效期为5年。', []],
    ['本办法自2024年2月30日起施行。', [['effective', null]]],
    ['《示范市早市条例》自2024年7月1日起施行。', []],
    ['将第九条改为：“本办法自2024年7月1日起施行。”', []],
    [
      '本办法自2024年7月1日起施行。《甲办法》（示商务规〔2018〕2号）、《关于〈乙〉的通知》同时废止。',
      [
        ['effective', '2024-07-01'],
        [
          'repeal',
          null,
          {title: '甲办法', documentNumber: '示商务规〔2018〕2号', date: '2024-07-01'},
          {title: '关于〈乙〉的通知', date: '2024-07-01'},
        ],
      ],
    ],
    ['《甲办法》同时废止。', [['repeal', null, {title: '甲办法'}]]],
    // However long the list is, none of it is lost.
    [
      `${Array.from({length: 20}, (_, index) => `《示范市早市管理办法之${index}》`).join('、')}同时废止。`,
      [['repeal', null, ...Array.from({length: 20}, (_, index) => ({title: `示范市早市管理办法之${index}`}))]],
    ],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual(expected)
  })
})
