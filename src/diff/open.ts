/** From what a person typed to two surveyed revisions: git is asked, nothing is checked out, and both sides are read by the same program. */
import type {Progress} from '../base/progress.ts'
import type {Project} from '../base/types.ts'
import {filesOfBoth, surveyBoth} from '../pipeline/revisions.ts'
import type {FeedBase} from '../project/feed-base.ts'
import {type OpenOptions, openProject} from '../project/open.ts'
import {termsPath} from '../project/terms.ts'
import {type Range, rangeOf} from '../revision/range.ts'
import type {RevisionFiles} from '../revision/tree.ts'
import {diffOf} from './index.ts'
import type {DiffDocument} from './types.ts'

export interface Asked {
  readonly root: string
  /** `base..head`; undefined: from where the branch left the main one to the work tree. */
  readonly range: string | undefined
  readonly open: Omit<OpenOptions, 'root' | 'config' | 'terms'>
  readonly feedBase: FeedBase | null
  readonly cache: boolean
  readonly threads?: number | undefined
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** Throws `UsageError` where git, a config or a list of words can't be read. */
export async function diffBetween({root, range: asked, open, feedBase, cache, ...options}: Asked): Promise<DiffDocument> {
  const range = await rangeOf(root, asked)
  const isKept = cache && !range.isBare
  const files = await filesOfBoth({root, isBare: range.isBare, ...commitsOf(range)}, isKept)
  const [before, after] = [await projectAt(root, files.before, open), await projectAt(root, files.after, open)]
  return surveyBoth(
    {project: before, files: files.before},
    {project: after, files: files.after},
    {...options, cache: isKept, feedBase, scan: files.scan},
    revisions => diffOf(revisions, {before: range.before, after: range.after}),
  )
}

const commitsOf = ({before, after}: Range) => ({before: before.commit, after: after.commit})

/** The project with the config and the words of a revision; themes and schemas are those of the program that runs. */
async function projectAt(root: string, files: RevisionFiles | null, open: Asked['open']): Promise<Project> {
  if (files === null) return openProject({...open, root})
  const words = files.sources.find(({path}) => path === termsPath)
  const terms = words ? (files.blobs.get(words.digest) ?? undefined) : null
  return openProject({...open, root, config: files.config ?? undefined, terms})
}
