/** Examples of rules as an editor would write them. */
import type {AttachedFile, Example, Json} from '../base/types.ts'
import {stringifyYaml} from '../frontmatter/stringify.ts'

/** Only what matters for the rule; empty where there is nothing to write. */
export function written(example: Example | undefined): string {
  if (!example) return ''
  const {data = {}, body, others = [], file, html, config} = example
  const given = Object.entries(data).filter(([, value]) => value !== undefined)
  return [
    given.length > 0 ? stringifyYaml(Object.fromEntries(given) as Json) : '',
    ...Object.keys(data)
      .filter(key => data[key] === undefined)
      .map(key => `# 没有写 ${key}\n`),
    body === undefined ? '' : `\n${body.trimEnd()}\n`,
    config === undefined ? '' : `# gzgk.config.yml\n${stringifyYaml(config as Json)}`,
    ...(file ? writtenFile(file) : []),
    html === undefined ? '' : `${html.trim()}\n`,
    ...others.map(other => `# 同时有另一个文件\n${written(other)}`),
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
}: Partial<AttachedFile>): Iterable<string> {
  if (path !== undefined) yield `附件 ${path.replace(/^.*\//u, '')}\n`
  for (const line of lines) yield `${line}\n`
  for (const [name, value] of Object.entries(properties)) yield `文件属性 ${name}：${value}\n`
  for (const text of hidden) yield `隐藏的内容：${text}\n`
  for (const text of revisions) yield `修订痕迹：${text}\n`
  for (const text of comments) yield `批注：${text}\n`
}
