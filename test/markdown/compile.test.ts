import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import {describe, expect, it} from 'vitest'
import {citationsIn} from '../../src/markdown/citations.ts'
import {compile} from '../../src/markdown/compile.ts'
import type {Targets} from '../../src/markdown/fill.ts'
import {parse} from '../../src/markdown/parse.ts'
import {limitDepth, trustedStep, withHtml, withoutHtml} from '../../src/markdown/pipeline.ts'
import {filled} from './compiled.ts'

const path = 'content/policies/2025/sswg-2025-1.md'
const of = (text: string, targets: Partial<Targets> = {}) => filled(parse(text, path).tree, path, targets)
const html = (text: string, targets?: Partial<Targets>) => of(text, targets).html.replace(/<a class="anchor"[^>]*>#<\/a>/g, '')
/** All citations lead to /x/1, /x/2, …. */
const linked = (text: string) => html(text, {citations: citationsIn(parse(text, path).tree).map((_, index) => `/x/${index + 1}`)})

describe('the order of the steps', () => {
  it('sanitises behind all that makes nodes of content, with only our own step behind it', () => {
    const names = (processor: {attachers: readonly (readonly unknown[])[]}) => processor.attachers.map(([plugin]) => plugin)
    expect(names(withHtml as never)).toEqual([remarkRehype, rehypeRaw, limitDepth, rehypeSanitize, trustedStep, rehypeStringify])
    expect(names(withoutHtml as never)).toEqual([remarkRehype, limitDepth, rehypeSanitize, trustedStep, rehypeStringify])
  })
})

describe('公文 as html', () => {
  it('headings, leads and paragraphs', () => {
    expect(
      html(
        '一、总体要求\n\n（一）指导思想。以服务企业为宗旨。\n\n（二）工作目标。到年底完成。\n\n1．建立台账；\n\n二、各区县要在6月底前报送材料，逾期不报的，予以通报。',
      ),
    ).toBe(
      [
        '<h2 id="s1">一、总体要求</h2>',
        '<div class="ri"><h3 id="s1-1">（一）指导思想。</h3><p>以服务企业为宗旨。</p></div>',
        '<div class="ri"><h3 id="s1-2">（二）工作目标。</h3><p>到年底完成。</p></div>',
        '<p id="s1-2-1">1．建立台账；</p>',
        '<p id="s2">二、各区县要在6月底前报送材料，逾期不报的，予以通报。</p>',
      ].join('\n'),
    )
  })
  it('articles', () => {
    expect(html('第一章　总则\n\n第一条　甲：\n\n（一）乙；\n\n丙。')).toBe(
      [
        '<h2 id="zhang-1">第一章　总则</h2>',
        '<div class="ri tiao"><h3 id="tiao-1">第一条　</h3><p id="tiao-1-k1">甲：</p></div>',
        '<p id="tiao-1-k1-x1">（一）乙；</p>',
        '<p id="tiao-1-k2">丙。</p>',
      ].join('\n'),
    )
  })
  it('articles in a 节 or an attachment run in too', () => {
    expect(
      html('第一章 总则\n\n第一节 目的\n\n第一条　甲。\n\n附件1\n\n第一条　乙。').match(/<div class="ri tiao"><h\d id="[^"]+"/g),
    ).toEqual(['<div class="ri tiao"><h4 id="tiao-1"', '<div class="ri tiao"><h3 id="annex-1-tiao-1"'])
  })
  it('ranks go down step by step', () => {
    const levels = [...html('第一编 甲\n\n第一章 乙\n\n第一节 丙\n\n第一条 丁。').matchAll(/<h(\d)/g)].map(match =>
      Number(match[1]),
    )
    expect(levels).toEqual([2, 3, 4, 5])
  })
  it('a heading links to itself, and says to what', () => {
    expect(of('一、总体要求\n\n甲。').html).toContain(
      '<h2 id="s1">一、总体要求<a class="anchor" href="#s1" aria-label="本节链接：一、总体要求">#</a></h2>',
    )
  })
  it('numbered lists keep their printed numbers as text', () => {
    expect(html('一、甲\n\n（一）乙。\n\n3. 丙。\n\n3. 丁。')).toMatch(
      /<p id="s1-1-3">3\. 丙。<\/p>\n<p id="s1-1-3--2">3\. 丁。<\/p>/,
    )
  })
  it('a tight list stays a list, with anchors', () => {
    expect(html('一、甲\n\n乙：\n\n1. 丙\n2. 丁')).toContain('<ol>\n<li id="s1-0-1">丙</li>\n<li id="s1-0-2">丁</li>\n</ol>')
  })
  it('what stands below a numbered paragraph stays there', () => {
    expect(html('一、甲\n\n1. 乙\n\n   丙\n\n   - 丁\n\n2. 戊')).toMatch(
      /<p id="s1-0-1">1\. 乙<\/p>\n<p>丙<\/p>\n<ul>\n<li>丁<\/li>\n<\/ul>\n<p id="s1-0-2">2\. 戊<\/p>/,
    )
  })
  it('recipients, signature, note and attachments have their classes', () => {
    const text =
      '各有关单位：\n\n一、甲\n\n乙。\n\n附件：1. 申请表\n\n2. 承诺书\n3. 名单\n\n示范市商务局\n\n2025年3月1日\n\n（此件公开发布）\n\n附件1\n\n申请表'
    expect(html(text).split('\n')).toEqual([
      '<p class="to">各有关单位：</p>',
      '<h2 id="s1">一、甲</h2>',
      '<p>乙。</p>',
      '<p class="annexes">附件：1. 申请表</p>',
      '<p class="annexes more">2. 承诺书</p>',
      '<p class="annexes more">3. 名单</p>',
      '<div class="sign"><p>示范市商务局</p><p>2025年3月1日</p></div>',
      '<p class="note">（此件公开发布）</p>',
      '<h2 id="annex-1" class="annex">附件1</h2>',
      '<p class="title">申请表</p>',
    ])
  })
  it('an html tag over the end of a lead leaves the paragraph whole', () => {
    expect(html('一、甲\n\n（一）<u>指导思想。以服务企业</u>为宗旨。')).toContain(
      '<p id="s1-1">（一）<u>指导思想。以服务企业</u>为宗旨。</p>',
    )
  })
  it('the only h1 is the title of the page', () => expect(html('# 甲\n\n<h1>乙</h1>')).toBe('<h2 id="s-甲">甲</h2>\n<h2>乙</h2>'))
})

describe('citations as links', () => {
  it('leave the text as it is', () => {
    expect(linked('根据《甲办法》（示商务规〔2023〕2号）第三条、第五条。')).toBe(
      '<p>根据<a class="cite" href="/x/1">《甲办法》（示商务规〔2023〕2号）第三条</a>、<a class="cite" href="/x/2">第五条</a>。</p>',
    )
  })
  it('are left plain where there is no certain target', () => {
    expect(html('《甲办法》《乙办法》', {citations: [null, '/y/']})).toBe(
      '<p>《甲办法》<a class="cite" href="/y/">《乙办法》</a></p>',
    )
    expect(html('《甲办法》', {citations: []})).toBe('<p>《甲办法》</p>')
  })
  it('go around markup, and over line breaks', () => {
    expect(linked('根据 **《甲办法》** 第三条')).toBe(
      '<p>根据 <a class="cite" href="/x/1"><strong>《甲办法》</strong> 第三条</a></p>',
    )
    expect(linked('根据 **甲《乙** 办法》。')).toBe(
      '<p>根据 <strong>甲<a class="cite" href="/x/1">《乙</a></strong><a class="cite" href="/x/1"> 办法》</a>。</p>',
    )
    expect(linked('《甲*办*法》。')).toBe('<p><a class="cite" href="/x/1">《甲<em>办</em>法》</a>。</p>')
    expect(linked('《甲\n办法》')).toBe('<p><a class="cite" href="/x/1">《甲\n办法》</a></p>')
  })
  it('stand behind the lead of a run-in', () => {
    expect(linked('一、甲\n\n（一）依据。根据《甲办法》。')).toContain(
      '<h3 id="s1-1">（一）依据。</h3><p>根据<a class="cite" href="/x/1">《甲办法》</a>。</p>',
    )
  })
  it('stand in tables, lists and notes', () => {
    const out = linked('|《甲办法》|\n|-|\n|《乙办法》|\n\n- 《丙办法》\n\n丁[^1]\n\n[^1]: 《戊办法》')
    expect([...out.matchAll(/href="\/x\/(\d)"/g)].map(match => match[1])).toEqual(['1', '2', '3', '4'])
  })
  it('never within a link of the author, raw html included', () => {
    expect(linked('<a href="/a/">见《甲办法》</a>')).toBe('<p><a href="/a/">见《甲办法》</a></p>')
  })
  it('are refused an address that is not safe', () =>
    expect(html('《甲办法》', {citations: ['javascript:alert(1)']})).toBe('<p>《甲办法》</p>'))
})

describe('links and images', () => {
  it('are published where they shall be', () => {
    expect(
      html('[甲](../2024/sswg-2024-3.md#tiao-3) [乙](政策.md) ![丙](图 1.png) ![丁](<图 1.png>)', {
        hrefs: {'../2024/sswg-2024-3.md#tiao-3': '/policies/2024/sswg-2024-3/#tiao-3', '政策.md': '/p/', '图 1.png': '/f/1.png'},
      }),
    ).toBe(
      '<p><a href="/policies/2024/sswg-2024-3/#tiao-3">甲</a> <a href="/p/">乙</a> ![丙](图 1.png) <img src="/f/1.png" alt="丁" loading="lazy"></p>',
    )
  })
  it('are published once: what they became is not looked up again', () => {
    expect(html('[甲](a.md)', {hrefs: {'a.md': 'b.md', 'b.md': 'c.md'}})).toBe('<p><a href="b.md">甲</a></p>')
  })
  it('from raw html too', () =>
    expect(html('<a href="a.md">甲</a>', {hrefs: {'a.md': '/a/'}})).toBe('<p><a href="/a/">甲</a></p>'))
  it('that leave the site say so', () => {
    expect(html('[甲](https://example.com/)')).toBe('<p><a href="https://example.com/" rel="noopener noreferrer">甲</a></p>')
    expect(html('[甲](/a/) [乙](#s1)')).not.toContain('rel=')
  })
  it('that are not safe are text, and said', () => {
    const out = of('甲\n\n[乙](javascript:alert(1)) [丙](//example.com/)')
    expect(out.html).toBe('<p>甲</p>\n<p>乙 丙</p>')
    expect(out.diagnostics).toMatchObject([
      {level: 'error', ruleId: 'link-unsafe', actual: 'javascript:alert(1)', path, place: {start: {line: 3, column: 1}}},
      {ruleId: 'link-unsafe', actual: '//example.com/'},
    ])
  })
  it('images of other sites are their description, and said', () => {
    const out = of('![流程图](https://example.com/a.png)')
    expect(out.html).toBe('<p>流程图</p>')
    expect(out.diagnostics).toMatchObject([{level: 'error', ruleId: 'image-offsite'}])
  })
})

describe('tables', () => {
  const table = '|序号|事项|\n|-|:-:|\n|1|甲|'
  it('scroll in a labelled region, with column headers', () => {
    expect(html(table)).toContain('<div class="scroll" role="region" tabindex="0" aria-label="表格：序号、事项"><table>')
    expect(html(table)).toContain('<th scope="col">序号</th>')
    expect(html(table)).toContain('<td class="align-center">甲</td>')
  })
  it('are labelled by the caption above them', () => {
    expect(html(`表1　任务分工\n\n${table}`)).toContain(
      '<p class="caption">表1　任务分工</p>\n<div class="scroll" role="region" tabindex="0" aria-label="表1　任务分工">',
    )
  })
  it('have labels of their own', () => {
    const labels = [...html(`${table}\n\n甲\n\n${table}`).matchAll(/aria-label="([^"]*)"/g)].map(match => match[1])
    expect(labels).toEqual(['表格：序号、事项', '表格：序号、事项（2）'])
  })
  it('of raw html keep merged cells up to 100, and get headers', () => {
    expect(html('<table><tr><td colspan="2">甲</td><td colspan="1000">乙</td></tr><tr><td rowspan=3>丙</td></tr></table>')).toBe(
      '<div class="scroll" role="region" tabindex="0" aria-label="表格：甲、乙"><table><tbody><tr><th colspan="2" scope="colgroup">甲</th><th scope="col">乙</th></tr><tr><td rowspan="3">丙</td></tr></tbody></table></div>',
    )
  })
})

describe('footnotes', () => {
  const out = html('甲[^1]乙[^注]丙[^1]\n\n[^1]: 丁\n\n[^注]: 戊')
  it('lead there and back', () => {
    const ids = [...out.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
    const targets = [...out.matchAll(/ href="#([^"]+)"/g)].map(match => match[1])
    expect(targets.length).toBeGreaterThan(4)
    expect(targets.filter(target => !ids.includes(target))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })
  it('are Chinese', () => {
    expect(out).toContain('<h2 id="footnote-label">注释</h2>')
    expect(out).toContain('aria-label="返回正文（注释1）"')
    expect(out).not.toMatch(/Footnote|Back to/)
  })
})

describe('raw html', () => {
  it('is cleaned, and what was taken out is said', () => {
    const out = of(
      '甲<sub>2</sub><font color=red>乙</font>\n\n<iframe src="https://example.com"></iframe>\n\n<script>alert(1)</script>',
    )
    expect(out.html.trim()).toBe('<p>甲<sub>2</sub>乙</p>')
    expect(out.diagnostics.map(({ruleId, actual, place}) => [ruleId, actual, place?.start.line])).toEqual([
      ['html-removed', 'font', 1],
      ['html-removed', 'iframe', 3],
      ['html-removed', 'script', 5],
    ])
  })
  it('cannot forge our marks', () => {
    const out = of('一、甲\n\n<p data-gz="gz000000000000000000000000-0">乙</p>\n\n<b id="s1" class="cite">丙</b>').html
    expect(out.match(/id="s1"/g)).toHaveLength(1)
    expect(out).not.toMatch(/data-gz|<b [^>]/)
  })
  it('unclosed does not break what follows', () => {
    expect(html('<div><table><tr><td>甲\n\n一、乙\n\n丙。')).toContain('id="s1"')
  })
})

describe('plain text', () => {
  it('is one block a line, without anchors and signs', () => {
    const text = '一、总体要求\n\n（一）指导思想。以服务企业为宗旨[^1]。\n\n|序号|事项|\n|-|-|\n|1|甲|\n\n- 乙\n- 丙\n\n[^1]: 注'
    expect(of(text).text).toBe('一、总体要求\n（一）指导思想。以服务企业为宗旨。\n序号\t事项\n1\t甲\n乙\n丙\n注释\n注')
  })
  it('counts characters that are not white space', () => expect(of('甲 乙\n\n𠮷').length).toBe(3))
})

describe('the excerpt', () => {
  it('is prose: no recipients, titles, numbers', () => {
    expect(of('各有关单位：\n\n一、总体要求\n\n（一）甲；\n\n为了规范预付卡，制定本办法。').excerpt).toBe(
      '为了规范预付卡，制定本办法。',
    )
    expect(of('第一条　为了规范预付卡，制定本办法。').excerpt).toBe('为了规范预付卡，制定本办法。')
    expect(of('## 标题').excerpt).toBe('')
  })
  it('ends with a sentence, in at most 80 characters', () => {
    expect(of(`${'甲'.repeat(50)}。${'乙'.repeat(50)}。`).excerpt).toBe(`${'甲'.repeat(50)}。`)
    expect(of(`${'甲'.repeat(150)}。`).excerpt).toBe(`${'甲'.repeat(79)}…`)
  })
  it('cuts no character in two', () => {
    for (const character of ['𠮷', '👨‍👩‍👧', '葛󠄀', 'é']) {
      const {excerpt} = of(`${character.repeat(150)}。`)
      expect(excerpt.isWellFormed()).toBe(true)
      expect(excerpt).toBe(`${character.repeat(79)}…`)
    }
  })
})

describe('compile', () => {
  it.each(['', '\n\n<b>戊</b>'])('leaves the tree as it was%s', async end => {
    const {tree} = parse(`一、甲\n\n（一）乙。根据《丙》。\n\n1. 丁${end}`, path)
    const before = structuredClone(tree)
    await compile(tree, {path})
    expect(tree).toEqual(before)
  })
  it('gives the same bytes twice', () => {
    const text = '一、甲\n\n根据《丙》。\n\n<b>戊</b>[^1]\n\n[^1]: 注'
    expect(of(text, {citations: ['/x/']})).toEqual(of(text, {citations: ['/x/']}))
  })
  it('of nothing is nothing', () =>
    expect(of('')).toEqual({html: '', text: '', toc: [], excerpt: '', length: 0, diagnostics: []}))
})
