import {readFile} from 'node:fs/promises'
import {relative, resolve, sep} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import {pathFault} from '../base/paths.ts'
import type {Diagnostic, Kind, Project} from '../base/types.ts'
import {validatorOf} from '../frontmatter/validate.ts'
import {collect, idsIn, namesIn} from '../import/collect.ts'
import {type ImportResult, importSources} from '../import/index.ts'
import {checkFields, type MapRead, readMap} from '../import/map.ts'
import {reportData, type Total, totals} from '../import/report.ts'
import {projectFile, writeEntries, writeReport} from '../import/write.ts'
import {openProject} from '../project/open.ts'
import {printable} from '../reporters/printable.ts'
import {displayWidth, padCells} from '../reporters/width.ts'
import {type Args, type Command, flag, type Io, textOption} from './command.ts'
import {contentCode, importReportOptions, maxOption, openOptions, ownCommand, reportOf, reportSettings} from './report.ts'

/** `gzgk import`: files of another system become entries, and everything that is not certain is told. */
export const command: Command = {
  name: 'import',
  summary: '把别处的 Markdown 或 HTML 文件导入内容文件夹',
  arguments: [{name: '<path...>', description: '要导入的文件夹或文件'}],
  options: [
    {flags: '--map <file>', description: '对照表（map.yml）：原来的项目对应哪个字段', required: true},
    {flags: '--kind <name>', description: '导入成哪一类内容，如 policy；对照表里写了 kind 的可以不写'},
    {flags: '--into <folder>', description: '放进该类内容文件夹下的哪个子文件夹'},
    {flags: '--dry-run', description: '只说明会写入什么，不写任何文件'},
    ...importReportOptions,
  ],
  examples: ['gzgk import 旧站导出/ --kind policy --map map.yml --dry-run', 'gzgk import 旧站导出/ --kind policy --map map.yml'],
  async run(args, io) {
    const max = maxOption(args)
    const project = await openProject(openOptions(args, io))
    const read = await mapOf(args, io)
    const kind = kindOf(args, read, project)
    checkFields(read, validatorOf(project.schemas).schema(kind.name), printable(textOption(args, 'map') ?? ''))
    const {sources, diagnostics} = await collect(args.positionals, io.cwd)
    const result = await importSources({
      sources,
      map: read.map,
      kind,
      schemas: project.schemas,
      codes: codesOf(project),
      organizations: await namesIn(project.root, project.schemas),
      into: folderOf(args),
      taken: await idsIn(project.root),
      read: projectFile(project.root),
    })
    const whole: ImportResult = {...result, diagnostics: [...diagnostics, ...result.diagnostics]}
    const files = sources.length + diagnostics.filter(({level}) => level === 'error').length
    if (!flag(args, 'dryRun')) {
      await writeEntries(project.root, whole.entries)
      await writeReport(project.root, reportData(whole, files, {kind: kind.name, map: textOption(args, 'map') ?? ''}))
    }
    await tell(whole, files, args, io, {root: project.root, max})
    return contentCode(whole.diagnostics, false)
  },
}

async function mapOf(args: Args, io: Io): Promise<MapRead> {
  const path = textOption(args, 'map') ?? ''
  const bytes = await readFile(resolve(io.cwd, path)).catch(() => null)
  if (!bytes) throw new UsageError(`找不到对照表“${printable(path)}”`, {note: '核对 --map 后面的文件'})
  return readMap(bytes, path)
}

function kindOf(args: Args, {map}: MapRead, {kinds}: Project): Kind {
  const asked = textOption(args, 'kind')
  const name = asked ?? map.kind
  if (name === undefined)
    throw new UsageError('没有说明导入成哪一类内容', {note: '加上 --kind policy，或在对照表里写 kind: policy'})
  if (asked !== undefined && map.kind !== undefined && asked !== map.kind)
    throw new UsageError(`--kind ${printable(asked)} 与对照表里的 kind: ${printable(map.kind)} 不一致`)
  const kind = kinds.get(name)
  if (kind) return kind
  const near = nearest(name, kinds.keys())
  throw new UsageError(`没有“${printable(name)}”这一类内容`, {
    note: `可以写：${(near.length > 0 ? near : [...kinds.keys()]).join('、')}`,
  })
}

function folderOf(args: Args): string {
  const into = (textOption(args, 'into') ?? '').replace(/\/+$/, '')
  if (into === '') return ''
  const fault = pathFault(into) ?? (/^[a-z0-9/-]+$/.test(into) && !into.startsWith('_') ? null : '只能有小写字母、数字和短横')
  if (fault) throw new UsageError(`--into 的文件夹“${printable(into)}”${fault}`)
  return into
}

/** 机关代字 -> slug, of the config. */
const codesOf = ({config}: Project): ReadonlyMap<string, string> =>
  new Map(Object.entries(config.documentCodes ?? {}).map(([code, {slug}]) => [code, slug]))

interface Facts {
  readonly root: string
  readonly max: number
}

const verdict = {failed: '有错误的文件没有导入。', passed: '请逐条核对。'}

/** The list of what needs a look, the files, the table, and what to do next. */
async function tell(result: ImportResult, files: number, args: Args, io: Io, {root, max}: Facts): Promise<void> {
  const isDry = flag(args, 'dryRun')
  const isForPrograms = ['json', 'github'].includes(textOption(args, 'format') ?? '')
  // A program takes all; `pretty` keeps the cap itself, so that it still counts what it does not show.
  const isCapped = textOption(args, 'format') === 'concise'
  const told = isCapped ? shown(result.diagnostics, max) : result.diagnostics
  io.stdout.write(
    await reportOf(told, args, {...reportSettings(io, {root, max}), readSource: path => linesOf(result, path), verdict}),
  )
  const sink = isForPrograms ? io.stderr : io.stdout
  const hidden = result.diagnostics.length - told.length
  if (hidden > 0) sink.write(`另有 ${hidden} 条没有显示，要看全部请加 --max 0\n`)
  if (args.quiet) return
  if (isDry) for (const {entry} of result.entries) sink.write(`${entry.isThere ? '未变　' : '将写入'} ${printable(entry.path)}\n`)
  sink.write(`\n${table(totals(result, files))}\n${ending(result, isDry, io, root)}\n`)
}

/** `concise` prints all that it is given: the cap is kept here, the worst first. */
function shown(diagnostics: readonly Diagnostic[], max: number): readonly Diagnostic[] {
  if (max === 0 || diagnostics.length <= max) return diagnostics
  const ranks = {error: 0, warn: 1, info: 2}
  return diagnostics.toSorted((a, b) => ranks[a.level] - ranks[b.level]).slice(0, max)
}

const linesOf = ({texts}: ImportResult, path: string): readonly string[] | null => texts.get(path)?.split('\n') ?? null

function table(rows: readonly Total[]): string {
  const width = Math.max(...rows.map(({label}) => displayWidth(label)))
  return rows.map(({label, count}) => `${padCells(label, width)}  ${String(count).padStart(5)}\n`).join('')
}

function ending({entries, diagnostics}: ImportResult, isDry: boolean, io: Io, root: string): string {
  if (isDry) return '这次只是试运行，没有写任何文件。'
  if (entries.length === 0) return '没有导入任何条目。'
  const folder = relative(io.cwd, root).split(sep).join('/')
  const report = `${folder === '' ? '' : `${printable(folder)}/`}.gzgk/import-report.json`
  const review = diagnostics.length > 0 ? `要核对的 ${diagnostics.length} 条都在 ${report}。` : `报告在 ${report}。`
  return `原件存在 content/_originals/。${review}\n下一步：逐条核对，再运行 ${ownCommand(io)} check`
}
