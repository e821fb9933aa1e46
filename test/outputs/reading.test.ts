/** Text and interpretations side by side: nothing of the text is lost, and each passage stands where it belongs. */
import {describe, expect, it} from 'vitest'
import {blocksOf, piecesOf} from '../../src/outputs/reading/blocks.ts'
import {sideBySide} from '../../src/outputs/reading/side-by-side.ts'

const url = '/policies/2026/a-1/'
const law = `<p class="to">各单位：</p>
<h2 id="zhang-1">第一章　总则<a class="anchor" href="#zhang-1">#</a></h2>
<div class="ri tiao"><h3 id="tiao-1">第一条　</h3><p id="tiao-1-k1">为了规范。</p></div>
<p id="tiao-1-k2">第二款。</p>
<div class="ri tiao"><h3 id="tiao-2">第二条　</h3><p id="tiao-2-k1">适用。</p></div>
<p id="tiao-2-k1-x1">（一）甲；</p>
<table><tbody><tr><td>表</td></tr></tbody></table>
<div class="ri tiao"><h3 id="tiao-12-1z">第十二条之一　</h3><p id="tiao-12-1z-k1">新增。</p></div>
<div class="sign"><p>示范市商务局</p></div>`

const rows = (html: string, answers = false) => sideBySide(blocksOf(law), url, [{pieces: piecesOf(html), answers}])
/** `tiao-1: what is said of it` */
const told = (html: string, answers = false) =>
  rows(html, answers).flatMap(({id, notes}) => notes.map(note => `${id}: ${note.heading?.text ?? '-'}: ${plain(note.html)}`))
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/[ \n]+/gu, ' ')
    .trim()
const cite = (anchor: string) => `<a class="cite" href="${url}#${anchor}">这一条</a>`

describe('rows', () => {
  it('hold the whole text, in order, whatever is explained', () => {
    for (const html of ['', `<p>${cite('tiao-1')}</p>`, `<p>${cite('tiao-2-k1-x1')}${cite('zhang-1')}</p>`])
      expect(
        plain(
          rows(html)
            .map(row => row.html)
            .join('\n'),
        ),
      ).toBe(plain(law))
  })

  it('give a clause that is explained a row of its own, with its 款, 项 and tables, and let it end before what is not of it', () => {
    expect(rows(`<p>${cite('tiao-2')}</p>`).map(({id, html}) => [id, plain(html)])).toEqual([
      [null, '各单位： 第一章　总则# 第一条　为了规范。 第二款。'],
      ['tiao-2', '第二条　适用。 （一）甲； 表'],
      [null, '第十二条之一　新增。 示范市商务局'],
    ])
  })

  it('of clauses that are explained have the name of the clause', () => {
    expect(rows(`<p>${cite('tiao-2')}${cite('zhang-1')}</p>`).map(({title}) => title)).toEqual([
      null,
      '第一章　总则',
      null,
      '第二条',
      null,
    ])
  })

  it('end a clause before the signature', () => {
    expect(rows(`<p>${cite('tiao-12-1z-k1')}</p>`).at(-1)).toMatchObject({id: null})
    expect(rows(`<p>${cite('tiao-12-1z-k1')}</p>`).at(-2)).toMatchObject({id: 'tiao-12-1z'})
  })
})

describe('notes', () => {
  it('of a text are the paragraphs that name a clause, under the heading above them', () => {
    expect(told(`<p>前言。</p><h2 id="s1">一、背景</h2><p>无关。</p><p>见${cite('tiao-1-k2')}。</p><p>也无关。</p>`)).toEqual([
      'tiao-1: 一、背景: 见这一条。',
    ])
  })

  it('of questions and answers are whole answers', () => {
    expect(
      told(`<h2 id="q-1">怎么办？</h2><p>这样办。</p><p>依据是${cite('tiao-1')}。</p><h2>还有呢？</h2><p>没有了。</p>`, true),
    ).toEqual(['tiao-1: 怎么办？: 这样办。 依据是这一条。'])
  })

  it('stand beside every clause that is named, once, in the order of the text', () => {
    expect(told(`<p>${cite('tiao-2')}和${cite('tiao-1')}、${cite('tiao-1-k2')}</p>`)).toEqual([
      'tiao-1: -: 这一条和这一条、这一条',
      'tiao-2: -: 这一条和这一条、这一条',
    ])
  })

  it('are single items and rows where a list or a table names several clauses', () => {
    expect(told(`<ol start="3"><li>甲${cite('tiao-1')}</li><li>乙${cite('tiao-2')}</li></ol>`)).toEqual([
      'tiao-1: -: 甲这一条',
      'tiao-2: -: 乙这一条',
    ])
    expect(rows(`<ol start="3"><li>甲</li><li>乙${cite('tiao-2')}</li></ol>`).flatMap(row => row.notes)[0]!.html).toContain(
      'start="4"',
    )
    expect(
      told(
        `<table><thead><tr><th>事项</th></tr></thead><tbody><tr><td>甲${cite('tiao-1')}</td></tr><tr><td>乙</td></tr></tbody></table>`,
      ),
    ).toEqual(['tiao-1: -: 事项甲这一条'])
  })

  it('bring no ids and no signs for links to a page that has its own', () => {
    const [note] = rows(
      `<div class="ri"><h3 id="s1-2">（二）<a class="anchor" href="#s1-2">#</a></h3><p id="x">${cite('tiao-1')}</p></div>`,
    )
      .flatMap(row => row.notes)
      .values()
    expect(note!.html).not.toMatch(/ id=|anchor/u)
    expect(note!.html).toContain('（二）')
  })

  it('do not stand where the text has no such clause, nor for other documents', () => {
    expect(told(`<p>${cite('tiao-99')}<a href="/policies/2020/b/#tiao-1">别的</a><a href="${url}">全文</a></p>`)).toEqual([])
  })
})
