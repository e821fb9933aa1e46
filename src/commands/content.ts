/** What `build` and `check` share: the project is opened only when there is something new to look at. */
import {join, resolve} from 'node:path'
import {shanghaiDay} from '../base/dates.ts'
import {digest} from '../base/digest.ts'
import type {Progress} from '../base/progress.ts'
import type {Digest, Project} from '../base/types.ts'
import {memoryName} from '../folder/memory.ts'
import {type Occasion, reportAgain} from '../pipeline/again.ts'
import type {CheckReport, RunOptions} from '../pipeline/index.ts'
import {requireContent} from '../project/content.ts'
import {fingerprint} from '../project/fingerprint.ts'
import {readPublished} from '../project/published.ts'
import {type Args, type Io, textOption} from './command.ts'
import {type openOptions, threadsOption} from './report.ts'

export interface Told<Report> {
  readonly report: Report
  /** Nothing has changed since the last run, whose report this is. */
  readonly isAgain: boolean
}
export interface Deed<Report> {
  readonly root: string
  /** What the project is opened with. */
  readonly options: ReturnType<typeof openOptions>
  /** Names what is asked for. */
  readonly deed: string
  readonly progress: Progress
  /** Stands for what else the run depends on than program, project and content. */
  readonly besides?: Digest | undefined
  /** Called as soon as it is known that something has to be made, before anything is opened: for what can be done beside. */
  begin?(): void
  make(project: Project, options: RunOptions): Promise<Report>
}

export async function reported<Report extends CheckReport>(
  args: Args,
  io: Io,
  {root, options, deed, progress, besides, begin, make}: Deed<Report>,
): Promise<Told<Report>> {
  const cache = args.options['cache'] !== false
  const threads = threadsOption(args)
  const {today = shanghaiDay(io.now()), drafts} = options
  const published = publishedOption(args, io)
  const own = fingerprint(root, {today, drafts, published})
  const occasion: Occasion = {root, deed, print: besides === undefined ? own : digest(`${own} ${besides}`)}
  const known = cache ? reportAgain<Report>(join(root, memoryName), occasion) : null
  if (known?.report) return {report: known.report, isAgain: true}
  if (cache) begin?.()
  const {openProject} = await import('../project/open.ts')
  const project = await openProject({...options, published})
  if (!known?.scan?.value.some(({path}) => path.endsWith('.md'))) await requireContent(root)
  return {
    report: await make(project, {progress, signal: io.signal, cache, threads, occasion, scan: known?.scan ?? undefined}),
    isAgain: false,
  }
}

/** `--published`, read at once: a build may be about to take that folder's place. */
function publishedOption(args: Args, io: Io): readonly string[] | null {
  const path = textOption(args, 'published')
  return path === undefined ? null : readPublished(resolve(io.cwd, path), path)
}
