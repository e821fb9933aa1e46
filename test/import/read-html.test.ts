import {describe, expect, it} from 'vitest'
import {label, readFragment, readHtml, TooDeep} from '../../src/import/read-html.ts'

const labels = new Set(['索引号', '发文机关', '成文日期'])
const read = (html: string, selectors: readonly string[] = []) => readHtml(html, selectors, labels)
const texts = (html: string, selectors: readonly string[] = []): string[] => read(html, selectors).blocks.map(({text}) => text)
const values = (html: string) => Object.fromEntries([...read(html, ['#text']).data].map(([key, {value}]) => [key, value]))

describe('the text of a page', () => {
  const page = '<nav><a href="/">首页</a></nav><div id="text" class="a b"><p>正文一。</p></div><div class="foot">页脚</div>'

  it.each(['#text', '.b', 'div.a.b', 'div#text'])('stands where %s says', selector => {
    expect(texts(page, ['#nothing', selector])).toEqual(['正文一。'])
  })

  it('is the densest block when no selector finds it', () => {
    expect(
      texts(`<div><ul><li><a href="/a">菜单菜单菜单菜单菜单</a></li></ul></div><div><p>一段正文。</p><p>又一段正文。</p></div>`),
    ).toEqual(['一段正文。', '又一段正文。'])
  })

  it('comes without scripts, styles, handlers and what the page hides', () => {
    const html =
      '<div id="text"><script>a()</script><style>p{}</style><p onclick="a()">甲</p><p style="DISPLAY : none">乙</p><p hidden>丙</p><iframe src="//x"></iframe><svg><text>丁</text></svg></div>'
    expect(texts(html, ['#text'])).toEqual(['甲'])
    expect(read(html, ['#text']).notes.map(({kind, text}) => [kind, text])).toEqual([
      ['hidden', '乙'],
      ['hidden', '丙'],
    ])
  })

  it('wraps freely in the source, and breaks only at br', () => {
    expect(texts('<div id="text"><p>现将\n  有关事项<span>通知</span>\n<b>如下</b></p><p>甲<br>乙</p></div>', ['#text'])).toEqual(
      ['现将有关事项通知如下', '甲', '乙'],
    )
  })

  it('a frame of one cell is no table', () => {
    expect(texts('<table id="text"><tr><td><p>甲</p><p>乙</p></td></tr></table>', ['#text'])).toEqual(['甲', '乙'])
  })

  it('gives places in the file', () => {
    expect(read('<div id="text">\n<p>甲</p>\n\n<p>乙</p></div>', ['#text']).blocks.map(({place}) => place.line)).toEqual([2, 4])
  })
})

describe('tables', () => {
  const table = (html: string) =>
    read(`<div id="text">${html}</div>`, ['#text']).blocks.map(block => block.type === 'other' && block.node.type)

  it.each([
    ['table', '<table><tr><td>甲</td><td>乙</td></tr><tr><td><p>1</p></td><td>2</td></tr></table>'],
    ['html', '<table><tr><td colspan="2">甲</td></tr><tr><td>1</td><td>2</td></tr></table>'],
    ['html', '<table><tr><td>甲</td><td>乙</td></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr></table>'],
    ['html', '<table><tr><td>甲</td><td>乙</td></tr><tr><td><ul><li>1</li></ul></td><td>3</td></tr></table>'],
  ])('%s for %s', (type, html) => {
    expect(table(html)).toEqual([type])
  })

  it('kept raw, in one piece and without attributes that dress', () => {
    const [block] = readFragment(
      '<table style="x" onclick="y()"><tr><td rowspan="2" class="z" bgcolor="red">甲\n\n</td><td>乙</td></tr>\n\n<tr><td>丙</td></tr></table>',
      {line: 7, column: 1},
    ).blocks
    expect(block?.type === 'other' && block.node).toEqual({
      type: 'html',
      value: '<table><tbody><tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr></tbody></table>',
    })
    expect(block?.place.line).toBe(7)
  })
})

describe('labelled values', () => {
  it('stand in the next cell, behind the colon, or in meta', () => {
    expect(
      values(
        '<meta name="PubDate" content="2024-01-02 08:00"><table><tr><td>索 引 号：</td><td>A/1</td></tr></table><dl><dt>发文机关</dt><dd>示范市商务局</dd></dl><p><span>成文日期：2024年1月2日</span></p><div id="text"><p>成文日期：正文里的</p></div>',
      ),
    ).toEqual({'meta.PubDate': '2024-01-02 08:00', 索引号: 'A/1', 发文机关: '示范市商务局', 成文日期: '2024年1月2日'})
  })

  it('are only those asked for, and an empty one is none', () => {
    expect(
      values('<table><tr><td>首页：</td><td>x</td></tr><tr><td>索引号：</td><td> </td></tr></table><div id="text">y</div>'),
    ).toEqual({})
  })

  it('names have no colon and no gaps', () => {
    expect(label(' 标　　题： ')).toBe('标题')
  })
})

it('refuses what is nested too deep to convert', () => {
  expect(() => read(`${'<div>'.repeat(300)}x`)).toThrow(TooDeep)
})
