import type {Element, Nodes} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {citationsIn} from '../../src/markdown/citations.ts'
import {parse} from '../../src/markdown/parse.ts'
import {isSafeHref, isSafeSource} from '../../src/markdown/urls.ts'
import {filled} from './compiled.ts'

const path = 'content/pages/about.md'
const html = (text: string) => {
  const {tree} = parse(text, path)
  return filled(tree, path, {citations: citationsIn(tree).map(() => '/x/')}).html
}
const reader = unified().use(rehypeParse, {fragment: true})

/** What a reader's browser could be made to do: every element, attribute and address that is not on a list. */
function dangers(output: string): string[] {
  const found: string[] = []
  const waiting: Nodes[] = [reader.parse(output)]
  while (waiting.length > 0) {
    const node = waiting.pop()!
    if (node.type === 'comment' || node.type === 'doctype') found.push(node.type)
    if ('children' in node) waiting.push(...node.children)
    if (node.type === 'element') found.push(...inElement(node))
  }
  return found
}
const elements = new Set(
  (
    'a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp ' +
    'section small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
  ).split(' '),
)
const attributes = new Set(
  'alt ariaDescribedBy ariaLabel checked className colSpan dataFootnoteBackref dataFootnoteRef dataFootnotes disabled height href id loading open rel role rowSpan scope span src start tabIndex title type value width'.split(
    ' ',
  ),
)
const classes =
  /^(?:align-center|align-right|anchor|annex|annexes|caption|cite|contains-task-list|footnotes|more|note|ri|scroll|sign|task-list-item|tiao|title|to|language-[\w+#.-]+)$/

function inElement({tagName, properties}: Element): string[] {
  const found: string[] = []
  if (!elements.has(tagName)) found.push(`<${tagName}>`)
  for (const [name, value] of Object.entries(properties)) {
    if (!attributes.has(name)) found.push(`${tagName}@${name}`)
    if (name === 'className' && !(value as string[]).every(one => classes.test(one))) found.push(`class ${value}`)
    if (name === 'id' && !/^(?:s-|s\d|tiao-|zhang-|bian-|annex|fn-|fnref-|footnote-label$)/.test(String(value)))
      found.push(`id ${value}`)
    if ((name === 'colSpan' || name === 'rowSpan' || name === 'span') && !(Number(value) >= 1 && Number(value) <= 100))
      found.push(`${name} ${value}`)
    if (name === 'href' && !/^(?:https?:\/\/|mailto:|tel:|[#?./\w%])/i.test(String(value))) found.push(`href ${value}`)
    if (
      name === 'href' &&
      /^(?:\/\/|[^/?#]*script|data|vbscript|file|blob|filesystem|about)[^/?#]*:|^\/\/|\\|[\u0000-\u001f]/i.test(String(value))
    )
      found.push(`href ${value}`)
    if (name === 'src' && /^[^/?#]*:|^\/\/|\\/.test(String(value))) found.push(`src ${value}`)
  }
  if (tagName === 'input' && (properties['type'] !== 'checkbox' || properties['disabled'] !== true)) found.push('input')
  return found
}

const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java&#10;script:alert(1)',
  'java&Tab;script:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;avascript&colon;alert(1)',
  'javascript&colon;alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  '%6aavascript:alert(1)',
  'javascript://example.com/%0aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'file:///etc/passwd',
  'blob:https://example.com/1',
  'filesystem:https://example.com/1',
  'about:blank',
  'view-source:https://example.com',
  'feed:javascript:alert(1)',
  '//example.com/',
  '///example.com/',
  '/\\example.com/',
  '\\\\example.com/',
  '\\/example.com/',
  '/\t/example.com/',
  'https:\\\\example.com',
  'http:javascript:alert(1)',
  'x:y',
  'livescript:alert(1)',
  'ws://example.com',
  'intent://example.com',
]
/** Each address in each place where one may stand. */
const withAddress: readonly ((address: string) => string)[] = [
  address => `[甲](${address})`,
  address => `[甲](<${address}>)`,
  address => `[甲][1]\n\n[1]: <${address}>`,
  address => `<${address}>`,
  address => `![甲](<${address}>)`,
  address => `![甲][1]\n\n[1]: <${address}>`,
  address => `<a href="${address}">甲</a>`,
  address => `<a href='${address}'>甲</a>`,
  address => `<img src="${address}">`,
  address => `|甲|\n|-|\n|[乙](<${address}>)|`,
  address => `|甲|\n|-|\n|<a href="${address}">乙</a>|`,
  address => `甲[^1]\n\n[^1]: [乙](<${address}>)`,
  address => `<video src="${address}" poster="${address}"></video>`,
  address => `<object data="${address}"></object><embed src="${address}"><iframe src="${address}"></iframe>`,
  address => `<form action="${address}"><button formaction="${address}">甲</button></form>`,
  address => `<svg><a xlink:href="${address}"><text>甲</text></a><use href="${address}"/></svg>`,
  address =>
    `<base href="${address}"><link rel="stylesheet" href="${address}"><meta http-equiv="refresh" content="0;url=${address}">`,
  address => `<picture><source srcset="${address}"><img srcset="${address} 2x" src="a.png" longdesc="${address}"></picture>`,
  address => `<blockquote cite="${address}">甲</blockquote><q cite="${address}">乙</q>`,
  address => `<td background="${address}">甲</td><body background="${address}">`,
  address => `<math href="${address}"><mi xlink:href="${address}">甲</mi></math>`,
]

const markup = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//example.com/x.js></SCRIPT>',
  '<script\n>alert(1)</script\n>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1)//<</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)"',
  '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
  '<img src=x/onerror=alert(1)>',
  '<img/src=x onerror=alert(1)//',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><foreignObject><script>alert(1)</script></foreignObject></svg>',
  '<svg><animate attributeName=href values=javascript:alert(1) /></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<template><script>alert(1)</script></template>',
  '<select><style><img src=x onerror=alert(1)></style></select>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object type="text/x-scriptlet" data="x"></object>',
  '<embed src="x.swf" allowscriptaccess=always>',
  '<details open ontoggle=alert(1)>甲</details>',
  '<body onload=alert(1)>',
  '<input onfocus=alert(1) autofocus>',
  '<input type=image src=x onerror=alert(1)>',
  '<input type="checkbox" onclick="alert(1)">',
  '<button onclick=alert(1)>甲</button>',
  '<marquee onstart=alert(1)>甲</marquee>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)></audio>',
  '<div style="background:url(javascript:alert(1))">甲</div>',
  '<div style="position:fixed;inset:0">甲</div>',
  '<style>@import "//example.com/x.css";</style>',
  '<link rel=stylesheet href=//example.com/x.css>',
  '<meta http-equiv=refresh content="0;url=//example.com">',
  '<base href="//example.com/">',
  '<a href="/a" target="_blank" ping="//example.com" download onclick="alert(1)">甲</a>',
  '<a id="main" name="body" class="btn">甲</a>',
  '<div id="search" class="top" role="alert" aria-live="assertive" tabindex="1">甲</div>',
  '<p hidden contenteditable accesskey="x" draggable="true" slot="x" is="x-y" nonce="1">甲</p>',
  '<x-element onclick=alert(1)>甲</x-element>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<!DOCTYPE html><script>alert(1)</script>',
  '<table><tr><td colspan="100000" rowspan="99999">甲</td></tr></table>',
  '<table><colgroup span="5000"><col span=1000></colgroup><tr><td>甲</td></tr></table>',
  '<table background="//example.com/x.png" bgcolor=red><caption onclick=alert(1)>甲</caption></table>',
  '<tr><td><script>alert(1)</script></td></tr>',
  '<ol start="-1" type="javascript"><li value="x">甲</li></ol>',
  '<img srcset="//example.com/x.png 2x" src="a.png">',
  '<img src="a.png" width="100%" height="expression(alert(1))" usemap="#x" ismap>',
  '<a href="#fn-1" id="fn-1">甲</a><a id="fn-1">乙</a>',
  '<section data-footnotes class="footnotes top"><h2 id="footnote-label" class="sr-only">甲</h2></section>',
  '<p data-gz="gz0-0" data-x="1">甲</p>',
  '<frameset><frame src="javascript:alert(1)"></frameset>',
  '<applet code=x></applet>',
  '<portal src="//example.com"></portal>',
  '<keygen autofocus onfocus=alert(1)>',
  '<isindex action=javascript:alert(1) type=image>',
  '<bgsound src="javascript:alert(1)">',
  '<layer src="//example.com/x.js"></layer>',
  '\u0000<script>alert(1)</script>',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '<img src="`"onerror=alert(1)">',
  '<a href="\'><img src=x onerror=alert(1)>">甲</a>',
  '<b/alt="1"onmouseover=alert(1)>甲</b>',
  '</p><script>alert(1)</script><p>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\\<script\\>alert(1)\\</script\\>',
]
const around: readonly ((payload: string) => string)[] = [
  payload => payload,
  payload => `甲 ${payload} 乙`,
  payload => `## 甲 ${payload}`,
  payload => `- 甲 ${payload}`,
  payload => `> ${payload}`,
  payload => `|甲|\n|-|\n|${payload.replaceAll('\n', ' ')}|`,
  payload => `一、甲 ${payload}\n\n（一）指导思想。${payload}`,
  payload => `甲[^1]\n\n[^1]: ${payload.replaceAll('\n', ' ')}`,
  payload => `[${payload}](/a/)`,
  payload => `![${payload.replaceAll('\n', ' ')}](a.png "${payload.replaceAll('"', "'").replaceAll('\n', ' ')}")`,
  payload => `<div>\n\n${payload}\n\n</div>`,
]

describe('no content makes a browser do anything', () => {
  it.each(addresses)('address %j', address => {
    for (const place of withAddress) expect.soft(dangers(html(place(address))), place(address)).toEqual([])
  })
  it.each(markup)('markup %j', payload => {
    for (const place of around) expect.soft(dangers(html(place(payload))), place(payload)).toEqual([])
  })
  it.each([
    '```js x onclick=alert(1)\n甲\n```',
    '```js&#x20;x\n甲\n```',
    '```js&#9;top\n甲\n```',
    '```"><script>alert(1)</script>\n甲\n```',
    '```js"onmouseover="alert(1)\n甲\n```',
    `\`\`\`${'x'.repeat(500)}\n甲\n\`\`\``,
  ])('code fence %j', text => expect(dangers(html(text))).toEqual([]))
  it.each([
    '甲[^a"b]\n\n[^a"b]: 乙',
    '甲[^<b>]\n\n[^<b>]: 乙',
    '甲[^../..]\n\n[^../..]: 乙',
    '甲[^toString]\n\n[^toString]: 乙',
    '甲[^__proto__]\n\n[^__proto__]: 乙',
  ])('footnote %j', text => expect(dangers(html(text))).toEqual([]))
  it.each([
    '## <b>甲</b> "乙" \'丙\'',
    '## [甲](javascript:alert(1))',
    '## `x` ![y](a.png)',
    '## &lt;script&gt;',
    '附件2"><script>',
  ])('heading %j', text => expect(dangers(html(text))).toEqual([]))
})

describe('the net has no holes', () => {
  it.each([
    '<script>1</script>',
    '<p onclick="x">甲</p>',
    '<a href="javascript:1">甲</a>',
    '<a href="//example.com">甲</a>',
    '<img src="https://example.com/a.png">',
    '<p class="top">甲</p>',
    '<p id="main">甲</p>',
    '<table><tr><td colspan="500">甲</td></tr></table>',
    '<input type="text">',
    '<!-- x -->',
    '<p data-gz="1">甲</p>',
    '<a href="\\\\example.com">甲</a>',
    '<style>p{}</style>',
    '<p style="x">甲</p>',
    '<a href="DATA:x">甲</a>',
  ])('%s is caught', text => expect(dangers(text)).not.toEqual([]))
})

describe('what stays', () => {
  it.each([
    ['[甲](https://example.com/a?b=1#c)', 'href="https://example.com/a?b=1#c"'],
    ['[甲](../2024/b.md#tiao-3)', 'href="../2024/b.md#tiao-3"'],
    ['[甲](mailto:a@example.com)', 'href="mailto:a@example.com"'],
    ['[甲](tel:0531-00000000)', 'href="tel:0531-00000000"'],
    ['[甲](a.pdf?x=a:b)', 'href="a.pdf?x=a:b"'],
    ['![甲](images/a.png "乙")', 'src="images/a.png" alt="甲" title="乙"'],
    ['- [x] 甲', 'type="checkbox"'],
    ['H<sub>2</sub>O', 'H<sub>2</sub>O'],
    ['```js\n1\n```', '<code class="language-js">'],
    ['~~甲~~', '<del>甲</del>'],
  ])('%s', (text, expected) => expect(html(text)).toContain(expected))
})

describe('addresses', () => {
  it.each([
    '/a/',
    'a.md',
    '../a.md#b',
    '#s1',
    '?x=1',
    'https://example.com',
    'http://example.com',
    'mailto:a@b.cn',
    'tel:12345',
    'a/b:c',
    './a b.pdf',
    '',
  ])('%j may be linked', href => expect(isSafeHref(href)).toBe(true))
  it.each(['javascript:1', 'x:y', '//a', ' /a', '/a ', '/\\a', 'a\nb', 'HTTP://a', 'https:\\\\a', 'data:,'])('%j may not', href =>
    expect(isSafeHref(href)).toBe(false),
  )
  it.each(['a.png', 'images/a.png', '/a/b.png', '../a.png', 'a.png?v=1'])('%j may be shown', src =>
    expect(isSafeSource(src)).toBe(true),
  )
  it.each(['https://example.com/a.png', '//a/b.png', 'data:image/png;base64,', '', 'x:y', '\\a.png'])(
    '%j may not be shown',
    src => expect(isSafeSource(src)).toBe(false),
  )
})
