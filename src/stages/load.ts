/** 2. A source becomes an entry: read, split, checked against its kind's schema, its body's structure noted. */
import {diagnostic} from '../base/diagnostics.ts'
import {digestOf, digest as digestOfText} from '../base/digest.ts'
import {endingOf, fileOf, folderOf, pathFault} from '../base/paths.ts'
import {valuesAt} from '../base/pointer.ts'
import type {
  BodyLink,
  Diagnostic,
  Digest,
  Entry,
  Explanation,
  FileRef,
  Frontmatter,
  Json,
  Kind,
  Loaded,
  Pointer,
  Ref,
  Relation,
  Source,
  Stage,
} from '../base/types.ts'
import {readEntry} from '../frontmatter/read.ts'
import {citationsIn} from '../markdown/citations.ts'
import {linksIn} from '../markdown/links.ts'
import {parse as parseMarkdown} from '../markdown/parse.ts'
import {structureOf} from '../markdown/structure.ts'

export interface LoadInput {
  readonly source: Source
  /** Null: the file lies in no kind's folder. */
  readonly kind: string | null
}
interface Taken {
  readonly source: Source
  readonly kind: Pick<Kind, 'name' | 'dir' | 'permalink' | 'refs' | 'files'> | null
  readonly schema: Digest
  /** 机关代字 of the config: the lexicon for 发文字号 in running text. */
  readonly codes: readonly string[]
  readonly folders: readonly string[]
}

export const load: Stage<LoadInput, Taken, Loaded> = {
  name: 'load',
  take({source, kind: name}, project) {
    const kind = name === null ? null : project.kinds.get(name)!
    return {
      source,
      kind: kind && {name: kind.name, dir: kind.dir, permalink: kind.permalink, refs: kind.refs, files: kind.files},
      schema: schemaDigest(project.schemas),
      codes: Object.keys(project.config.documentCodes ?? {}),
      folders: kind ? [] : [...project.kinds.values()].map(({dir}) => dir),
    }
  },
  async run(taken, tools) {
    const {source, kind, codes, folders} = taken
    const id = fileOf(source.path).replace(/\.md$/u, '')
    const broken = (diagnostics: readonly Diagnostic[]) => ({
      value: {id, kind: kind?.name ?? '', path: source.path, entry: null},
      diagnostics,
    })
    if (!kind) return broken([kindUnknown(source.path, folders)])
    const said = idFault(id, source.path)
    const front = readEntry(await tools.read(source), source.path, kind.name, tools.named.schemas)
    const all = [...said, ...front.diagnostics]
    if (front.data === null || said.length > 0) return broken(all)
    const data = front.data as unknown as Frontmatter

    const {tree, diagnostics: complaints} = parseMarkdown(front.body, source.path)
    const {anchors, diagnostics: structural} = structureOf(tree, source.path)
    const links = linksIn(tree)
    const {files, diagnostics: misplaced} = filesIn(data, links, kind, source.path, front.positions)
    const entry: Omit<Entry, 'digest'> = {
      id,
      kind: kind.name,
      path: source.path,
      url: urlOf(kind, source.path, data),
      data,
      refs: refsIn(data, kind.refs),
      citations: citationsIn(tree, {codes: new Set(codes)}),
      anchors: anchors.map(anchor => anchor.id),
      links,
      files,
      body: await tools.keep(front.body),
      positions: front.positions,
    }
    const finished = {...entry, digest: digestOfText(`${source.digest} ${source.path}`)}
    const diagnostics = [...all, ...complaints, ...structural, ...misplaced]
    if (diagnostics.some(({level}) => level === 'error')) return broken(diagnostics)
    return {value: {id, kind: kind.name, path: source.path, entry: finished}, diagnostics}
  },
}

export const explanations: readonly Explanation[] = [
  {
    id: 'kind-unknown',
    title: '文件放错了文件夹',
    why: '文件夹决定内容的类型：政策文件放在 content/policies/，解读放在 content/interpretations/，等等。',
    wrong: 'content/政策/sswg-2025-3.md',
    right: 'content/policies/2025/sswg-2025-3.md',
  },
  {
    id: 'id-form',
    title: '文件名不合要求',
    why: '文件名就是编号，和它所在的文件夹一起就是网址，要能读出来、打出来、印在纸上，所以只用小写字母、数字和短横线。',
    wrong: 'content/policies/2025/示商务规2025-3.md',
    right: 'content/policies/2025/sswg-2025-3.md',
  },
  {id: 'file-outside', title: '文件不在条目旁边', why: '附件和图片与条目一起发布，只能放在条目所在的文件夹或其下级。'},
]

const schemaDigests = new WeakMap<object, Digest>()
/** All schemas together: kinds share definitions, and schemas change rarely. */
function schemaDigest(schemas: ReadonlyMap<string, Json>): Digest {
  const known = schemaDigests.get(schemas)
  if (known) return known
  const made = digestOf([...schemas])
  schemaDigests.set(schemas, made)
  return made
}

const idForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u

/** The name of the file is the id, and with the folders above it the address. */
function idFault(id: string, path: string): Diagnostic[] {
  const folder = folderOf(path)
    .split('/')
    .slice(2)
    .find(step => !idForm.test(step))
  if (idForm.test(id) && id.length <= 80 && folder === undefined) return []
  const isName = folder === undefined
  return [
    diagnostic({
      source: 'frontmatter',
      ruleId: 'id-form',
      path,
      reason: isName ? `文件名“${id}.md”不能做编号` : `文件夹名“${folder}”不能用在网址里`,
      actual: isName ? id : folder,
      note: isName
        ? '只用小写字母、数字和短横线，不超过80个字符，例如 sswg-2025-3.md'
        : '只用小写字母、数字和短横线，例如 content/policies/2025/',
    }),
  ]
}

const kindUnknown = (path: string, folders: readonly string[]): Diagnostic =>
  diagnostic({
    source: 'frontmatter',
    ruleId: 'kind-unknown',
    path,
    reason: `“${folderOf(path)}”不是任何一类内容的文件夹`,
    expected: folders.map(folder => `content/${folder}/`),
    note: '移到对应类型的文件夹里；不发布的文件请放到 content 之外',
  })

/** `/policies/{path}/` filled in. */
export function urlOf(kind: Pick<Kind, 'dir' | 'permalink'>, path: string, data: Frontmatter): string {
  const inside = path.slice(`content/${kind.dir}/`.length).replace(/\.md$/u, '')
  return kind.permalink.replace('{path}', () => inside).replace('{year}', () => String(data['year'] ?? ''))
}

function refsIn(data: Frontmatter, patterns: Readonly<Record<Pointer, Relation>>): Ref[] {
  return Object.entries(patterns).flatMap(([pattern, rel]) =>
    valuesAt(data, pattern).flatMap(({pointer, value}): Ref[] => {
      if (typeof value === 'string') return [{rel, to: value, at: pointer}]
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
      const {to, ...more} = value as {readonly [key: string]: Json | undefined}
      return [{rel, to: typeof to === 'string' ? to : null, at: to === undefined ? pointer : `${pointer}/to`, more}]
    }),
  )
}

function filesIn(
  data: Frontmatter,
  links: readonly BodyLink[],
  kind: Pick<Kind, 'files'>,
  path: string,
  positions: Entry['positions'],
): {files: FileRef[]; diagnostics: Diagnostic[]} {
  const named = kind.files.flatMap(pattern =>
    valuesAt(data, pattern).flatMap(({pointer, value}) =>
      typeof value === 'string' ? [{written: value, at: pointer, place: positions[pointer]}] : [],
    ),
  )
  const linked = links.filter(isFileLink).map(({href, place}) => ({written: decodedPath(href), at: undefined, place}))
  const files: FileRef[] = []
  const diagnostics: Diagnostic[] = []
  for (const {written, at, place} of [...named, ...linked]) {
    const relative = written.replace(/^\.\//u, '')
    const fault = pathFault(relative)
    if (fault) diagnostics.push(outside(path, written, fault, at, place))
    else files.push({path: `${folderOf(path)}/${relative}`, ...(at !== undefined && {at}), ...(place && {place})})
  }
  return {files, diagnostics}
}

/** Relative, no other entry, no mere fragment. */
const isFileLink = ({href}: BodyLink): boolean => {
  const path = href.replace(/[?#].*$/u, '')
  return path !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(path) && endingOf(path) !== 'md'
}

const decodedPath = (href: string): string => {
  const path = href.replace(/[?#].*$/u, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const outside = (
  path: string,
  written: string,
  fault: string,
  pointer: Pointer | undefined,
  place: FileRef['place'],
): Diagnostic =>
  diagnostic({
    source: 'frontmatter',
    ruleId: 'file-outside',
    path,
    pointer,
    place,
    reason: `文件名“${written}”${fault}`,
    actual: written,
    note: '文件放在条目旁边，写相对路径，例如 sswg-2025-3-annex-1.xlsx',
  })
