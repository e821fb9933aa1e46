/** JSON Schemas (2020-12) of what the feed is made of. Unknown members must be ignored by who reads, so none is forbidden. */
import type {JsonObject} from '../base/types.ts'
import {spec} from './types.ts'

type Schema = JsonObject
const text = (description: string, more: Schema = {}): Schema => ({type: 'string', description, ...more})
const sha256 = (description: string): Schema => text(description, {pattern: '^[0-9a-f]{64}$'})
const day = (description: string): Schema => text(description, {format: 'date'})
const time = (description: string): Schema => text(description, {format: 'date-time'})
const address = (description: string): Schema => text(description, {format: 'uri'})
const count = (description: string, minimum = 0): Schema => ({
  ...{type: 'integer', description, minimum},
  maximum: Number.MAX_SAFE_INTEGER,
})
const list = (items: Schema, description: string): Schema => ({type: 'array', description, items})
const orNull = (schema: Schema): Schema => ({...schema, type: [schema['type'] as string, 'null']})
const oneOf = (description: string, values: readonly string[]): Schema => ({type: 'string', description, enum: values})
/** A mapping; a member whose name ends with `?` may be absent. */
function object(description: string, members: Readonly<Record<string, Schema>>): Schema {
  const names = Object.keys(members)
  return {
    type: 'object',
    description,
    required: names.filter(name => !name.endsWith('?')),
    properties: Object.fromEntries(names.map(name => [name.replace('?', ''), members[name]!])),
  }
}

const specMember: Schema = {const: spec, description: '本接口的名称和大版本'}
const id = text('条目编号：ASCII，全站唯一，永不重用', {pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$', maxLength: 80})
const rev = count('版次，从1起逐次加1', 1)
const type = text('内容类型，见 codes/type.json')
const classes = ['amend', 'correct', 'metadata', 'minor']
const ops = ['publish', 'update', 'links', 'status', 'locate', 'withdraw', 'remove', 'restore']
const changeClass: Schema = {enum: [...classes, null], description: '变动类别，见 codes/class.json'}
const link = object('关联的另一端', {
  'id?': id,
  'title?': text('标题'),
  '发文字号?': text('发文字号'),
  'url?': text('网址'),
  'detail?': {type: 'object', description: '关联旁边写的：条款、日期等'},
})

const record = object('一份文件的一个版次：records/<id>/<rev>.json', {
  spec: specMember,
  id,
  type,
  rev,
  source: object('来源', {path: text('内容文件的路径')}),
  elements: {type: 'object', description: '要素，按中文名称；代码连同文字 {code, label}，机关连同名称 {id, name, uscc, role}'},
  validity: orNull(
    object('有效性；不讲有效性的内容为 null', {
      state: text('状态代码，见 codes/validity.json'),
      label: text('状态的文字'),
      since: orNull(day('从哪一天起')),
      next: orNull(object('下一个已知的状态', {state: text('状态代码'), label: text('状态的文字'), on: day('从哪一天起')})),
      basis: orNull(text('依据，一句话')),
    }),
  ),
  text: object('正文', {html: text('HTML；链接是本站路径的，以网站为根'), plain: text('纯文本')}),
  files: list(
    object('附件', {
      role: text('用途：annex 附件、original 原件、material 参考材料、textVersion 文字版、media 图片音视频'),
      name: text('名称'),
      media: text('媒体类型'),
      len: count('字节数'),
      digest: object('校验值', {'sha-256': sha256('SHA-256'), sm3: sha256('SM3')}),
      url: address('下载网址'),
    }),
    '附件，按出现的顺序',
  ),
  links: {type: 'object', description: '关联，按中文名称', additionalProperties: list(link, '关联的另一端')},
  url: address('网页的网址'),
  lifecycle: object('沿革', {
    first_published: day('首次公开'),
    updated: day('最近变动'),
    change: changeClass,
    note: orNull(text('最近变动的原因')),
  }),
  digest: object('校验值：SHA-256，按 RFC 8785 的规范形式计算', {
    content: sha256('要素、正文、附件（不含附件网址）；没有变就不用重新索引'),
    links: sha256('关联'),
    record: sha256('整条记录，去掉 digest.record 本身'),
  }),
})

const event = object('一个事件：changes/*.ndjson 的一行', {
  seq: count('序号，从1起逐次加1，永不重用', 1),
  at: time('发生的日子（零点）'),
  op: oneOf('事件，见 codes/op.json', ops),
  id,
  rev,
  prev_rev: orNull(count('上一版次；首次发布为 null', 1)),
  digest: sha256('记录的 digest.record；withdraw、remove 是撤下说明的 digest'),
  prev_digest: orNull(sha256('上一版次的')),
  class: changeClass,
  reason: orNull(text('原因')),
  basis: orNull(text('依据')),
  effective_on: orNull(day('效力变动从哪一天起')),
  url: orNull(text('网页的网址')),
  prev: sha256('上一行（不含行尾）的 SHA-256；第一行是64个0'),
})

const row = object('全量清单的一行：full/<seq>/part-*.ndjson', {
  id,
  type,
  rev,
  state: orNull(text('有效性代码')),
  digest: sha256('记录的 digest.record'),
  len: count('记录文件的字节数'),
  url: address('网页的网址'),
  first_published: day('首次公开'),
  updated: day('最近变动'),
  parts: object('各部分的校验值，供下一次生成时比较', {
    elements: sha256('要素'),
    text: sha256('正文的文字'),
    markup: sha256('正文的 HTML'),
    files: sha256('附件'),
    links: sha256('关联'),
    validity: sha256('有效性'),
  }),
  corrections: count('更正记录的条数'),
})

const tombstone = object('撤下说明：tombstones.ndjson 的一行，永久保留', {
  spec: specMember,
  id,
  type,
  rev,
  op: oneOf('撤下，还是撤下并删除', ['withdraw', 'remove']),
  at: time('撤下的日子（零点）'),
  reason_class: text('原因代码，见 codes/reason.json'),
  public_note: text('公开说明'),
  'title?': text('标题；撤下并删除的不写'),
  basis: orNull(text('依据')),
  successor: orNull(link),
  last_digest: sha256('撤下以前的记录'),
  digest: sha256('整条说明，去掉 digest 本身'),
})

const receipt = object('公文库对一个版次的回执', {
  receipt_id: text('回执号'),
  library: text('公文库的名称'),
  id,
  rev,
  seq: count('事件序号', 1),
  op: oneOf('事件', ops),
  record_digest: sha256('收到的记录或撤下说明的校验值'),
  decision: oneOf('处理结果', ['accepted', 'accepted_with_warnings', 'rejected', 'pending']),
  library_id: orNull(text('库内编号')),
  library_url: orNull(text('库内网址')),
  accepted_at: time('收到的时间'),
  warnings: list(text('提示'), '提示'),
})

const index = object('目录：index.json', {
  spec: specMember,
  profile: text('接口规格'),
  publisher: object('提供单位', {
    id: text('机关编号'),
    name: text('机关名称'),
    uscc: orNull(text('统一社会信用代码')),
    url: address('网站的网址'),
  }),
  timezone: {const: 'Asia/Shanghai', description: '所有日期所在的时区'},
  head: object('最后一个事件', {seq: count('序号'), digest: sha256('它那一行的 SHA-256'), at: orNull(time('它的日子'))}),
  counts: object('总数', {live: count('在库的文件'), tombstones: count('撤下说明'), events: count('事件')}),
  segments: list(
    object('一段事件', {
      path: text('文件'),
      first: count('第一个序号', 1),
      last: count('最后一个序号'),
      digest: sha256('文件的 SHA-256'),
      closed: {type: 'boolean', description: '满了的段不再改变'},
    }),
    '各段事件，首尾相接',
  ),
  full: object('全量清单', {
    seq: count('到哪个事件为止'),
    parts: list(object('一份', {path: text('文件'), count: count('行数'), digest: sha256('文件的 SHA-256')}), '各份'),
  }),
  sums: object('校验文件', {'sha-256': sha256('SHA256SUMS 的 SHA-256；它又列出其余所有文件')}),
  keys: list(object('公钥', {id: text('编号'), alg: {const: 'Ed25519'}, spki: text('SPKI，base64')}), 'index.json.sig 用的公钥'),
})

const described: Readonly<Record<string, readonly [title: string, schema: Schema]>> = {
  event: ['事件', event],
  index: ['目录', index],
  receipt: ['回执', receipt],
  record: ['记录', record],
  row: ['全量清单的一行', row],
  tombstone: ['撤下说明', tombstone],
}

/** `schema/<name>.json`, by name. */
export const feedSchemas: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(described).map(([name, [title, schema]]) => [
    name,
    {$schema: 'https://json-schema.org/draft/2020-12/schema', $id: `urn:gzgk-feed:1:${name}`, title, ...schema},
  ]),
)
