/** Everything a run is about, resolved once and frozen. */
import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {shanghaiDay} from '../base/dates.ts'
import {UsageError} from '../base/diagnostics.ts'
import {packageRoot} from '../base/package-root.ts'
import {byCodePoint} from '../base/paths.ts'
import type {IsoDate, JsonSchema, Project} from '../base/types.ts'
import {vouchFor} from '../frontmatter/validate.ts'
import {kinds} from '../kinds/index.ts'
import {outputs} from '../outputs/index.ts'
import {rules} from '../rules/index.ts'
import {openTheme} from '../theme/theme.ts'
import {readConfig} from './config.ts'
import {findRoot} from './root.ts'
import {readSynonyms} from './synonyms.ts'
import {readTerms} from './terms.ts'
import {toolchainDigest} from './toolchain.ts'

export interface OpenOptions {
  readonly cwd: string
  /** The folder of the config; found upwards from `cwd` unless given. */
  readonly root?: string | undefined
  /** The as-of day; the day of `now` in Asia/Shanghai unless given. */
  readonly today?: IsoDate | undefined
  readonly drafts?: boolean | undefined
  /** The config of another revision, instead of the file's: there need be none in `root` then. */
  readonly config?: Uint8Array | undefined
  /** The list of words of another revision, null where it has none. */
  readonly terms?: Uint8Array | null | undefined
  /** Files of the last published site. */
  readonly published?: readonly string[] | null | undefined
  readonly feed?: boolean | undefined
  /** The clock, in milliseconds: the only one in the program. */
  readonly now: number
}

/** Throws `UsageError` when there is no config, or when it or one of the lists of words is faulty. */
export async function openProject({
  cwd,
  root: wanted,
  today,
  drafts,
  config: given,
  terms: words,
  published,
  feed,
  now,
}: OpenOptions): Promise<Project> {
  const root = given && wanted !== undefined ? resolve(wanted) : await findRoot(cwd, wanted)
  const {schemas, ownSchemas} = readSchemas(root)
  vouch({schemas, ownSchemas})
  const names = {rules: rules.map(({id}) => id), outputs: outputs.map(({name}) => name)}
  const {config, places} = await readConfig(root, schemas, names, given)
  const terms = await readTerms(root, schemas, words)
  const synonyms = await readSynonyms(root, schemas)
  const theme = openTheme([join(packageRoot, 'themes'), join(root, 'themes')], config.theme ?? 'default')
  return projectFrom({
    root,
    config,
    configPlaces: places,
    terms,
    synonyms,
    theme,
    schemas,
    ownSchemas,
    today: today ?? shanghaiDay(now),
    drafts: drafts ?? false,
    published: published ?? null,
    ...(feed === true && {feed}),
    toolchain: toolchainDigest(),
  })
}

/** A project without its functions: what can be handed to a thread. */
export type PlainProject = Omit<Project, 'kinds' | 'rules' | 'outputs'>

export function plainOf({kinds: _kinds, rules: _rules, outputs: _outputs, ...plain}: Project): PlainProject {
  return plain
}

/** The project again, on the other side. */
export function projectFrom(plain: PlainProject): Project {
  vouch(plain)
  return Object.freeze({
    ...plain,
    kinds: new Map(kinds.map(kind => [kind.name, kind])),
    rules,
    outputs: outputs.filter(({name}) => plain.config.outputs?.includes(name) ?? true),
  })
}

const vouch = ({schemas, ownSchemas = []}: Pick<Project, 'schemas' | 'ownSchemas'>): void =>
  vouchFor(ownSchemas.map(name => schemas.get(name)!))

/** `schemas/<name>.schema.json` of the package; an office's own file of the same name wins. */
function readSchemas(root: string): Required<Pick<Project, 'schemas' | 'ownSchemas'>> {
  const schemas = new Map<string, JsonSchema>()
  const own = new Set<string>()
  for (const place of new Set([packageRoot, root])) {
    const folder = join(place, 'schemas')
    for (const file of namesIn(folder).filter(file => file.endsWith('.schema.json'))) {
      const name = file.replace('.schema.json', '')
      schemas.set(name, readSchema(join(folder, file)))
      if (place === packageRoot) own.add(name)
      else own.delete(name)
    }
  }
  return {schemas, ownSchemas: [...own]}
}

function readSchema(file: string): JsonSchema {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file} 不是有效的 JSON：${(error as Error).message}`)
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort(byCodePoint)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
