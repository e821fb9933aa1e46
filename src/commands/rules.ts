import {clauseWords} from '../base/confidence.ts'
import type {Rule} from '../base/types.ts'
import {kinds} from '../kinds/index.ts'
import {levelNames} from '../reporters/levels.ts'
import {displayWidth, padCells} from '../reporters/width.ts'
import {rules} from '../rules/index.ts'
import {type Command, textOption} from './command.ts'
import {firstWritten} from './examples.ts'
import {ownCommand} from './report.ts'

/** `gzgk rules`: every rule on a line; with `--format md` all that is known of each, which is docs/rules.md. */
export const command: Command = {
  name: 'rules',
  summary: '列出全部检查项：要求、依据、级别',
  options: [
    {
      flags: '--format <name>',
      description: '样式：pretty 一行一项，md 连同依据、理由和示例，json 供程序读取',
      choices: ['pretty', 'md', 'json'],
      default: 'pretty',
    },
  ],
  examples: ['gzgk rules', 'gzgk rules --format md > rules.md'],
  async run(args, io) {
    const format = textOption(args, 'format')
    if (format === 'json') io.stdout.write(`${JSON.stringify(rules.map(facts), null, 2)}\n`)
    else if (format === 'md') io.stdout.write(document())
    else io.stdout.write(`${list()}\n共 ${rules.length} 项。看某一项的说明：${ownCommand(io)} explain <检查项>\n`)
    return 0
  },
}

/** What is only believed to be law is not printed as law. */
const facts = ({id, title, level, scope, kinds: own, clause, confidence, why}: Rule) => ({
  id,
  title,
  level,
  scope,
  kinds: own,
  ...(confidence !== 'm' && {clause}),
  confidence,
  why,
})

function list(): string {
  const width = Math.max(...rules.map(({id}) => displayWidth(id)))
  return rules.map(({id, level, title}) => `${padCells(id, width)}  ${levelNames[level]}  ${title}\n`).join('')
}

const scopes: Readonly<Record<Rule['scope'], string>> = {
  entry: '条目的字段',
  body: '正文',
  pair: '两篇正文对照',
  file: '附件',
  site: '全站',
  artifact: '生成的网页（加 --artifacts 时）',
  pages: '全部网页对照（加 --artifacts 时）',
}

/** Of all rules, for people: generated, so that it cannot differ from what is checked. */
export function document(): string {
  const counts = (['error', 'warn', 'info'] as const).map(
    level => `${levelNames[level]} ${rules.filter(rule => rule.level === level).length} 项`,
  )
  return [
    '# 检查项',
    '',
    '<!-- 由 npm run generate 生成，不要手改 -->',
    '',
    `共 ${rules.length} 项：${counts.join('，')}。级别可以在 gzgk.config.yml 的 levels 里改；个别条目确有理由的，在 waivers 里写明理由和期限。`,
    '',
    '依据后面的括号写明条文核对到什么程度。写着“依据有待核实”的，是工作要求或通行做法，只作提醒，不作为法定要求。',
    '',
    '| 检查项 | 级别 | 要求 |',
    '|---|---|---|',
    ...rules.map(({id, level, title}) => `| [${id}](#${id}) | ${levelNames[level]} | ${title} |`),
    '',
    ...rules.flatMap(section),
  ].join('\n')
}

function section(rule: Rule): string[] {
  const own =
    rule.kinds === '*' ? '各类内容' : rule.kinds.map(name => kinds.find(kind => kind.name === name)?.title ?? name).join('、')
  return [
    `## ${rule.id}`,
    '',
    `**${rule.title}**`,
    '',
    `${levelNames[rule.level]} · ${own} · ${scopes[rule.scope]}`,
    '',
    `依据：${clauseWords(rule)}`,
    '',
    rule.why,
    '',
    ...example('不对的写法', firstWritten(rule.examples.fail)),
    ...example('对的写法', firstWritten(rule.examples.pass)),
  ]
}

/** A fence that is longer than any in the text. */
function example(heading: string, text: string): string[] {
  if (text.trim() === '') return []
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length + 1)))
  return [`${heading}：`, '', `${fence}text`, text.trimEnd(), fence, '']
}
