/** Examples of rules as an editor would write them. */
import {isObject} from '../base/json.ts'
import type {AttachedFile, Example, Json, JsonObject} from '../base/types.ts'
import {stringifyYaml} from '../frontmatter/stringify.ts'

/** Only what matters for the rule; empty where there is nothing to write. */
export function written(example: Example | undefined): string {
  if (!example) return ''
  const {data = {}, body, others = [], file, html, config} = example
  return [
    mapping(data),
    body === undefined ? '' : `\n${body.trimEnd()}\n`,
    config === undefined ? '' : `# gzgk.config.yml\n${mapping(config)}`,
    ...(file ? writtenFile(file) : []),
    html === undefined ? '' : `${html.trim()}\n`,
    ...others
      .map(written)
      .filter(text => text !== '')
      .map(text => `# 同时有另一个文件\n${text}`),
  ].join('')
}

/** The first of several that shows something. */
export const firstWritten = (examples: readonly Example[]): string => examples.map(written).find(text => text.trim() !== '') ?? ''

/** A file in words: its name and what is in it. */
function* writtenFile({
  path,
  lines = [],
  properties = {},
  hidden = [],
  revisions = [],
  comments = [],
  unread,
}: Partial<AttachedFile>): Iterable<string> {
  if (path !== undefined) yield `附件 ${path.replace(/^.*\//u, '')}\n`
  for (const line of lines) yield `${line}\n`
  for (const [name, value] of Object.entries(properties)) yield `文件属性 ${name}：${value}\n`
  for (const text of hidden) yield `隐藏的内容：${text}\n`
  for (const text of revisions) yield `修订痕迹：${text}\n`
  for (const text of comments) yield `批注：${text}\n`
  if (unread) yield `看不进去：${unread.reason}\n`
}

/** What is given, as YAML, and what is left out, in words. */
function mapping(data: JsonObject): string {
  const given = Object.entries(data).filter(([, value]) => value !== undefined)
  const absent = Object.keys(data).filter(key => data[key] === undefined)
  return [
    ...given.map(([key, value]) =>
      isObject(value) && hasAbsent(value) ? `${key}:\n${indented(mapping(value))}` : stringifyYaml({[key]: value} as Json),
    ),
    ...absent.map(key => `# 没有写 ${key}\n`),
  ].join('')
}

const hasAbsent = (data: JsonObject): boolean =>
  Object.values(data).some(value => value === undefined || (isObject(value) && hasAbsent(value)))

const indented = (text: string): string => text.replaceAll(/^(?=.)/gmu, '  ')
