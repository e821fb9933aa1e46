/** Bodies put together at random from what is hard to write as html: marks within marks, marks over citations, and all that needs escaping. */
import fc from '../properties.ts'

const words = [
  '示范市商务局',
  '为了规范预付卡',
  '《甲办法》',
  '《乙"规定"》第三条、第五条第二款',
  '《丙（试行）》（示商务规〔2023〕2号）',
  '示商务规〔2023〕2号第二条',
  '（以下简称《丁条例》）',
  '《戊\n办法》',
  '本办法第二条',
  '前款',
  '《关于印发<己>的通知》',
  '。',
  '，',
  '；',
  '：',
  ' ',
  '  ',
  '　',
  '&nbsp;',
  '&#10;',
  '&#32;',
  '\t',
  '\n',
  '  \n',
  '\\\n',
  '&',
  '&amp;',
  '&lt;',
  '<',
  '>',
  '"',
  "'",
  '\\*',
  '𠮷',
  '👨‍👩‍👧',
  'é',
  '葛󠄀',
  '2025年3月1日',
  'https://example.com/a?b=1&c=2',
  'www.example.com。后面',
  'a@example.com',
  '{{ x }}',
  '----',
]
const word = fc.constantFrom(...words)
const plain = fc.array(word, {minLength: 1, maxLength: 5}).map(parts => parts.join(''))

const addresses = [
  'a.md',
  '../b.md#tiao-3',
  '/x/?a=1&b=2',
  '#s1',
  'https://example.com/',
  'http:x',
  '//example.com/',
  'javascript:alert(1)',
  'mailto:a@b.cn',
  '<图 1.png>',
  '图"1".png',
  'a%20b.png',
  'a%zz.png',
  "it's.md",
  '',
]
const address = fc.constantFrom(...addresses)
const title = fc.constantFrom('', '', ' "甲"', " '\"&<'")
const inlines = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    {weight: 4, arbitrary: word},
    inner.map(text => `**${text}**`),
    inner.map(text => `*${text}*`),
    inner.map(text => `__${text}__`),
    inner.map(text => `~~${text}~~`),
    plain.map(text => `\`${text}\``),
    fc.tuple(inner, address, title).map(([text, href, name]) => `[${text}](${href}${name})`),
    fc.tuple(plain, address, title).map(([text, href, name]) => `![${text}](${href}${name})`),
  )
const inline = fc
  .array(inlines(fc.array(inlines(plain), {minLength: 1, maxLength: 3}).map(parts => parts.join(''))), {
    minLength: 1,
    maxLength: 6,
  })
  .map(parts => parts.join(''))

const mark = fc.constantFrom(
  '第一条　',
  '第二条 ',
  '第三条之一 ',
  '第一章 ',
  '第一节 ',
  '一、',
  '二、',
  '（一）',
  '（二）',
  '(三)',
  '1. ',
  '2. ',
  '3．',
  '（4）',
  '**（五）粗。**',
  '⒈',
  '## ',
  '# ',
  '### 一、',
  '###### ',
  '',
  '',
  '',
)
const numbered = fc.tuple(mark, inline).map(parts => parts.join(''))
const printed = fc.constantFrom(
  '附件',
  '附件2',
  '附件：1. 申请表',
  '附件：',
  '2. 承诺书',
  '示范市商务局',
  '示范市财政局',
  '2025年3月1日',
  '示范市商务局\n2025年3月1日',
  '（此件公开发布）',
  '各有关单位：',
  '目　录',
  '表1　任务分工',
  '表2　![图](a.png)名单',
  '第一章 总则',
  '***',
  '    缩进的代码 <&>',
  '```js "x"\n<b>&\n```',
  '~~~ \\<x>\n代码\n~~~',
)
const cell = inline.map(text => text.replace(/[\n|]/g, ''))
const row = fc.array(cell, {minLength: 1, maxLength: 4}).map(cells => `| ${cells.join(' | ')} |`)
const table = fc
  .tuple(row, fc.constantFrom('|-|', '|:-:|-:|', '| - | :- | --- |', '|---|---|---|---|'), fc.array(row, {maxLength: 3}))
  .map(([head, rule, rows]) => [head, rule, ...rows].join('\n'))

const indented = (text: string): string => text.replaceAll('\n', '\n    ')
const bullet = fc.constantFrom('- ', '* ', '1. ', '3. ', '10000. ', '- [ ] ', '- [x] ')
const lists = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(bullet, fc.array(inner, {minLength: 1, maxLength: 4}), fc.constantFrom('\n', '\n', '\n\n'))
    .map(([sign, items, gap]) => items.map(text => sign + indented(text)).join(gap))
const blocks = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    {weight: 6, arbitrary: numbered},
    {weight: 3, arbitrary: printed},
    {weight: 2, arbitrary: table},
    {weight: 2, arbitrary: lists(inner)},
    inner.map(text => `> ${text.replaceAll('\n', '\n> ')}`),
  )
const several = (block: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(block, fc.constantFrom('\n\n', '\n\n', '\n\n', '\n')), {minLength: 1, maxLength: most})
    .map(parts => parts.flat().join(''))

/** Bodies that Markdown can write: without raw html, footnotes and references, as far as chance has it. */
export const documents: fc.Arbitrary<string> = several(blocks(several(blocks(inline), 3)), 10)

const rare = fc.constantFrom(
  '<b>',
  '</b>',
  '<b>甲《辛办法》</b>',
  '<a href="a.md">乙《壬办法》',
  '</a>',
  '<div>',
  '</div>',
  '<table><tr><td>《癸办法》</table>',
  '<!-- 注 -->',
  '<p>',
  '<br>',
  '<img src="a.png" alt="图">',
  '<img title="<&" alt=x src="图.png" width=20>',
  '<a title="&quot;" href="a.md" id=x>',
  '<p data-gz="gz000000000000000000000000-0">',
  "<span title='<\"<0>'>",
  '[^1]',
  '[^2]',
  '\n\n[^1]: 注《子办法》\n\n',
  '\n\n[^2]: 注[甲](a.md)\n\n',
  '[引用]',
  '[引用][]',
  '[文][引用]',
  '\n\n[引用]: b.md "题"\n\n',
)
const mixed = fc.array(fc.oneof(rare, inline), {minLength: 1, maxLength: 4}).map(parts => parts.join(''))

/** Bodies with all that Markdown has. */
export const wildDocuments: fc.Arbitrary<string> = several(
  fc.oneof({weight: 2, arbitrary: mixed}, {weight: 3, arbitrary: blocks(mixed)}),
  8,
)
