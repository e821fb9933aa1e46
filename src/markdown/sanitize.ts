/**
 * What content may become in html. Our own schema, narrower than GitHub's: no picture, source, srcset, style, form, input (but task lists),
 * no ids and classes but those that remark-rehype gives to footnotes, tasks and code, and numbers where html wants small numbers.
 */
import type {Options} from 'rehype-sanitize'
import {safeHref, safeSource} from './urls.ts'

const tags = (
  'a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q ' +
  'rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
).split(' ')

/** 1-100, so that no cell claims a million columns. */
const small = /^(?:100|[1-9]\d?)$/
const ordinal = /^\d{1,4}$/
const language = /^language-[\w+#.-]{1,40}$/
const footnote = /^fn(?:ref)?-[\w%.~!*'()\u4e00-\u9fff-]{1,200}$/

/** Marks that `compile` puts on blocks and citations travel through here as `data-gz`; the trusted step takes them all off again. */
export const marker = 'dataGz'

export const schema: Options = {
  tagNames: tags,
  attributes: {
    a: [
      ['href', safeHref],
      'title',
      ['id', footnote],
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'ariaLabel',
      ['ariaDescribedBy', 'footnote-label'],
    ],
    code: [['className', language]],
    col: [['span', small]],
    colgroup: [['span', small]],
    details: ['open'],
    h2: [['id', 'footnote-label']],
    img: [['src', safeSource], 'alt', 'title', ['width', ordinal], ['height', ordinal]],
    input: [
      ['type', 'checkbox'],
      ['disabled', true],
    ],
    li: [
      ['className', 'task-list-item'],
      ['id', footnote],
      ['value', ordinal],
    ],
    ol: [
      ['start', ordinal],
      ['className', 'contains-task-list'],
    ],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: [
      ['colSpan', small],
      ['rowSpan', small],
      ['align', 'left', 'center', 'right'],
    ],
    th: [
      ['colSpan', small],
      ['rowSpan', small],
      ['align', 'left', 'center', 'right'],
      ['scope', 'col', 'row', 'colgroup', 'rowgroup'],
    ],
    ul: [['className', 'contains-task-list']],
    abbr: ['title'],
    '*': [marker],
  },
  required: {input: {type: 'checkbox', disabled: true}},
  protocols: {href: ['http', 'https', 'mailto', 'tel']},
  // What these hold is no text for readers.
  strip: [
    'script',
    'style',
    'iframe',
    'object',
    'embed',
    'noscript',
    'template',
    'title',
    'textarea',
    'svg',
    'math',
    'select',
    'xmp',
    'noembed',
    'noframes',
    'plaintext',
  ],
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
  ancestors: Object.fromEntries('caption col colgroup tbody td tfoot th thead tr'.split(' ').map(name => [name, ['table']])),
}

/** Whether the number of a list may stand. */
export const isOrdinal = (value: string): boolean => ordinal.test(value)
/** Whether the class of a code block may stand. */
export const isLanguage = (className: string): boolean => language.test(className)
