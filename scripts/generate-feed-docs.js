/**
 * The tables of docs/feed.md, generated from the program: fields from the schemas, codes from the code lists, elements of each kind.
 * `npm run generate` writes them between their marks; test/feed/docs.test.ts compares.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {pathToFileURL} from 'node:url'
import {codeLists, completenessOf, elementFields, feedSchemas, isFed, openProject} from '../lib/workshop.js'

const root = new URL('../', import.meta.url)
const target = new URL('docs/feed.md', root)

const row = cells => `| ${cells.map(cell => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
const table = (header, rows) => [row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n')

const names = {string: '文字', integer: '整数', boolean: '是否', array: '列表', object: '对象', null: '空'}
const typeOf = ({type, const: fixed, enum: allowed}) => {
  if (fixed !== undefined) return `固定为 \`${fixed}\``
  const types = [type ?? (allowed ? 'string' : 'object')].flat()
  const words = types
    .filter(one => one !== 'null')
    .map(one => names[one])
    .join('、')
  return types.includes('null') || allowed?.includes(null) ? `${words}，可为 null` : words
}

/** Members of a schema, those of its objects behind their own name. */
function* members(schema, before = '') {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const path = `${before}${name}`
    const isRequired = schema.required?.includes(name) ?? false
    yield [`\`${path}\``, typeOf(member), isRequired ? '必有' : '可无', member.description ?? '']
    yield* members(member, `${path}.`)
    if (member.items) yield* members(member.items, `${path}[].`)
  }
}

const fields = () =>
  Object.entries(feedSchemas)
    .map(
      ([name, schema]) =>
        `### ${schema.title}（schema/${name}.json）\n\n${schema.description}\n\n${table(['字段', '类型', '', '说明'], [...members(schema)])}`,
    )
    .join('\n\n')

const codes = lists =>
  lists
    .map(({id, title, codes, fields}) => {
      const where = fields.length > 0 ? `\n\n用于：${fields.map(field => `\`${field}\``).join('、')}` : ''
      const words = codes.map(({code, label}) => (code === label ? code : `\`${code}\` ${label}`)).join('；')
      return `- **${title}**（codes/${id}.json）：${words}${where.replace('\n\n', '。')}`
    })
    .join('\n')

const elements = ({kinds, schemas}) =>
  [...kinds.values()]
    .filter(isFed)
    .map(kind => {
      const {required, conditional} = completenessOf(kind, schemas)
      const need = key => {
        if (required.includes(key)) return '必备'
        const one = conditional.find(item => item.key === key)
        return one ? `${one.when}必备` : ''
      }
      const rows = elementFields(kind, schemas).map(({key, label, description}) => [label, need(key), description])
      return `### ${kind.title}（${kind.name}）\n\n${table(['要素', '', '说明'], rows)}`
    })
    .join('\n\n')

/** docs/feed.md with its tables as they should be. */
export async function generateFeedDocs() {
  const project = await openProject({cwd: root.pathname, root: root.pathname, today: '2026-11-23', now: 0})
  const parts = {fields: fields(), codes: codes(codeLists(project)), elements: elements(project)}
  let text = readFileSync(target, 'utf8')
  for (const [name, part] of Object.entries(parts)) {
    const marks = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`)
    if (!marks.test(text)) throw new Error(`docs/feed.md has no place for ${name}`)
    text = text.replace(marks, (_, begin, end) => `${begin}\n${part}\n\n${end}`)
  }
  return text
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(target, await generateFeedDocs())
