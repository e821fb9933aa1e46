/** 2. A source becomes an entry: read, split, checked against its kind's schema, its body's structure noted. */
import type {Root as Mdast} from 'mdast'
import {diagnostic} from '../base/diagnostics.ts'
import {digestOf, digest as digestOfText} from '../base/digest.ts'
import {isPlain} from '../base/entries.ts'
import {loadedForm} from '../base/loaded-form.ts'
import {endingOf, fileOf, folderOf, pathFault} from '../base/paths.ts'
import {valuesAt} from '../base/pointer.ts'
import {ownSignature} from '../base/printed-lines.ts'
import type {
  AroundBody,
  Body,
  BodyLink,
  Diagnostic,
  Digest,
  EachStage,
  Entry,
  Explanation,
  FileRef,
  Frontmatter,
  Json,
  Kind,
  Loaded,
  Pointer,
  PrintedLine,
  Ref,
  Relation,
  Rule,
  Source,
  Terms,
  Tools,
} from '../base/types.ts'
import {type Home, idMeant, kindMistaken, kindUnknown, nameDiffers, nameFaults} from '../frontmatter/home.ts'
import {fittingHomes, type ReadEntry, readEntry} from '../frontmatter/read.ts'
import {bracketSlips} from '../markdown/brackets.ts'
import {locatedIn} from '../markdown/citations.ts'
import {compile} from '../markdown/compile.ts'
import type {Compiled} from '../markdown/compiled.ts'
import {writeBody} from '../markdown/compiled-body.ts'
import {readLinks} from '../markdown/links.ts'
import {read as readMarkdown} from '../markdown/read.ts'
import {isBareAddress, slipsIn} from '../markdown/slips.ts'
import {signersIn} from '../markdown/structure/signature.ts'
import {structureOf} from '../markdown/structure.ts'
import {skeletonDigest, surfaceDigest} from '../outputs/surface.ts'
import {applying, type Levels, levelsByKind, said} from '../rules/applied.ts'

export interface LoadInput {
  readonly source: Source
  /** Null: the file lies in no kind's folder. */
  readonly kind: string | null
}
interface Setting {
  readonly [key: string]: Json
  readonly kinds: Readonly<Record<string, KindTaken>>
  /** Of all schemas together: kinds share definitions, and schemas change rarely. */
  readonly schemas: Digest
  /** 机关代字 of the config with what stands for them in names of files: also the lexicon for 发文字号 in running text. */
  readonly codes: Readonly<Record<string, string>>
  /** Every kind, to tell where a file belongs. */
  readonly homes: readonly Home[]
  /** Rules that look at bodies, by kind. */
  readonly levels: Readonly<Record<string, Levels>>
  /** Of all the above. */
  readonly digest: Digest
  /** The office's list of words: nothing but findings follow from it. */
  readonly terms: Json
}
type KindTaken = Pick<Kind, 'name' | 'dir' | 'permalink' | 'refs' | 'files'>

export const load: EachStage<LoadInput, Setting, LoadInput, Loaded> = {
  name: 'load',
  setting(project) {
    const kinds = [...project.kinds.values()]
    const setting = {
      kinds: Object.fromEntries(kinds.map(({name, dir, permalink, refs, files}) => [name, {name, dir, permalink, refs, files}])),
      schemas: digestOf([...project.schemas]),
      codes: Object.fromEntries(Object.entries(project.config.documentCodes ?? {}).map(([code, {slug}]) => [code, slug])),
      homes: kinds.map(({name, dir, title}) => ({name, dir, title})),
      levels: levelsByKind('body', project),
    }
    return {...setting, digest: digestOf(setting as unknown as Json), terms: project.terms as unknown as Json}
  },
  take: input => input,
  key: ({source: {path, digest: own, revision}, kind}) => `${kind ?? ''} ${revision ?? ''} ${own} ${path}`,
  form: loadedForm,
  async run({source, kind: kindName}, {kinds, codes, homes, levels, digest: setting, terms}, tools) {
    const kind = kindName === null ? null : kinds[kindName]!
    const written = fileOf(source.path).replace(/\.md$/u, '')
    // A badly named file answers to the name that it should have: whoever points at it has made no mistake.
    const id = idMeant(written) ?? written
    const broken = (diagnostics: readonly Diagnostic[], isDraft = false) => ({
      value: {id, kind: kind?.name ?? '', path: source.path, entry: null, held: [], ...(isDraft && {isDraft})},
      diagnostics,
    })
    const bytes = await tools.read(source)
    const others = () => homes.filter(({name}) => name !== kind?.name)
    const fitting = () => fittingHomes(bytes, source.path, others(), tools.named.schemas)
    if (!kind) return broken([kindUnknown(source.path, homes, fitting())])
    const said = nameFaults(source.path)
    const front = readEntry(bytes, source.path, kind.name, tools.named.schemas)
    const mistaken = kindMistaken(source.path, homes.find(({name}) => name === kind.name)!, front.diagnostics, fitting)
    if (mistaken) return broken([...said, mistaken], front.isDraft)
    const all = [...said, ...front.diagnostics]
    if (front.data === null || said.length > 0) return broken(all, front.isDraft)
    const data = front.data as unknown as Frontmatter

    const {tree, diagnostics: complaints} = await readMarkdown(front.body, source.path)
    const {anchors, lines, diagnostics: structural} = structureOf(tree, source.path)
    const links = await readLinks(tree)
    const {files, diagnostics: misplaced} = filesIn(data, links, kind, source.path, front.positions)
    const lexicon = new Set(Object.keys(codes))
    const located = locatedIn(tree, {codes: lexicon})
    const compiled = await compile(tree, {path: source.path, codes: lexicon, located})
    const whole: Entry = {
      id,
      kind: kind.name,
      path: source.path,
      url: urlOf(kind, source.path, data),
      data,
      refs: refsIn(data, kind.refs),
      citations: located.map(({citation: {place: _, ...citation}}) => citation),
      anchors: anchors.map(anchor => anchor.id),
      links,
      files,
      ...signersOf(lines),
      body: await kept(compiled, tools),
      positions: await tools.keep(JSON.stringify(front.positions)),
      surface: '',
      skeleton: '',
      digest: digestOfText(`${source.digest} ${source.path} ${setting}`),
      anchored: digestOf(anchors.map(anchor => anchor.id)),
      ...(isPlain({data}) && {isPlain: true}),
    }
    const surface = surfaceDigest(whole, setting)
    const entry = {...whole, surface, skeleton: skeletonDigest({...whole, surface})}
    const diagnostics = [
      ...all,
      ...complaints,
      ...(data['numbering'] === 'as-issued' ? structural.filter(saysNoNumber) : structural),
      ...slipsIn(tree, front.body, data.title, source.path),
      ...bracketSlips(tree, {text: front.body, data, codes: lexicon, path: source.path}),
      ...misplaced,
      ...nameDiffers({path: source.path, data, positions: front.positions}, kind.permalink, codes),
      ...surprises(entry, front),
    ]
    if (diagnostics.some(({level}) => level === 'error')) return broken(diagnostics, front.isDraft)
    const around = {terms: terms as unknown as Terms, lines}
    const found = checkedBody(tree, entry, around, {levels: levels[kind.name]!, rules: tools.named.rules})
    return {value: {id, kind: kind.name, path: source.path, entry, held: [...compiled.diagnostics, ...found]}, diagnostics}
  },
}

/** The body as it goes on: what a page shows and the text lie in the store. */
async function kept({html, text, toc, excerpt, length}: Compiled, tools: Tools): Promise<Body> {
  return {
    compiled: await tools.keep(writeBody({html, toc})),
    text: await tools.keep(text),
    tops: toc.map(item => item.id),
    excerpt,
    length,
  }
}

/** What the rules find that look at bodies: here, because here the body is parsed. Waivers, which end on a day, are looked at later. */
function checkedBody(
  tree: Mdast,
  entry: Entry,
  around: AroundBody,
  {levels, rules}: {readonly levels: Levels; readonly rules: readonly Rule[]},
): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const rule of applying(levels, rules)) {
    if (rule.scope === 'body')
      rule.check(tree, finding => found.push(said(rule, levels[rule.id]!, entry, finding)), entry, around)
  }
  return found
}

/** Not that a number came before, which is a warning; that a heading without one did is only told. */
const saysNoNumber = ({ruleId, level}: Diagnostic): boolean => ruleId !== 'anchor-repeated' || level === 'info'

function signersOf(lines: readonly PrintedLine[]): Pick<Entry, 'signers'> {
  const signers = signersIn(ownSignature(lines))
  return signers.length > 0 ? {signers} : {}
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
  {
    id: 'name-differs',
    title: '文件名与内容不一致',
    why: '文件名就是编号和网址，按文号来写：示商务规〔2025〕3号 的文件名是 sswg-2025-3.md，放在 2025 文件夹里。两者不一致，多半是文号或文件名打错了一个字；发布以后再改，网址就变了。',
    wrong: 'content/policies/2025/sswg-2025-3.md 里写 documentNumber: 示商务规〔2025〕5号',
    right: 'content/policies/2025/sswg-2025-5.md 里写 documentNumber: 示商务规〔2025〕5号',
  },
  {
    id: 'body-empty',
    title: '正文是空的',
    why: '读者来看的是正文。只有附件、图片或视频的页面，手机上打不开，检索不到，读屏软件也读不出来，应当同时有文字。',
  },
  {
    id: 'access-withheld',
    title: '不主动公开，不会发布',
    why: '网站只发布主动公开的内容。公开属性是依申请公开或不予公开的，文件留在这里，但不生成网页，别的网页也不链接它；更稳妥的是不放进 content。拟制时确定不予公开的，要写明理由（accessReason）。依申请公开转为主动公开的，改成 access: 主动公开，并在 origin 里写明。',
  },
  {
    id: 'file-repeated',
    title: '同一个文件列了两次',
    why: '同一份附件列两次，读者会以为有两份；多半是复制了一项，忘了改文件名。',
    wrong: 'attachments:\n  - file: 附件1.xlsx\n    title: 申报表\n  - file: 附件1.xlsx\n    title: 名单',
    right: 'attachments:\n  - file: 附件1.xlsx\n    title: 申报表\n  - file: 附件2.xlsx\n    title: 名单',
  },
  {id: 'file-outside', title: '文件不在条目旁边', why: '附件和图片与条目一起发布，只能放在条目所在的文件夹或其下级。'},
]

/** Kinds whose body is what readers come for; of the others the fields are. */
const kindsOfText: ReadonlySet<string> = new Set(['policy', 'interpretation', 'notice', 'response', 'proposal', 'page', 'rule'])

/** What there is to say of an entry that is valid and yet will surprise: nothing to read, or no page at all. */
function surprises(entry: Entry, {body, positions}: Pick<ReadEntry, 'body' | 'positions'>): Diagnostic[] {
  const {path, data, kind} = entry
  const access = data['access']
  const found: Diagnostic[] = []
  if (access !== undefined && access !== '主动公开' && data.draft !== true) {
    const isUnfounded = kind === 'policy' && access === '不予公开' && data['accessReason'] === undefined
    found.push(
      diagnostic({
        level: isUnfounded ? 'warn' : 'info',
        source: 'frontmatter',
        ruleId: 'access-withheld',
        path,
        pointer: '/access',
        place: positions['/access'],
        reason: `公开属性（access）是“${access}”，不会发布${isUnfounded ? '，没有写不公开的理由（accessReason）' : ''}`,
        actual: String(access),
        note: isUnfounded
          ? '加一行 accessReason，写明理由和依据的条款；要发布的改成 access: 主动公开'
          : '确是这样就不必改；要发布的改成 access: 主动公开',
      }),
    )
  }
  if (kindsOfText.has(kind) && body.trim() === '') {
    const last = {line: body.split('\n').length, column: 1}
    found.push(
      diagnostic({
        level: 'warn',
        source: 'frontmatter',
        ruleId: 'body-empty',
        path,
        place: {start: last, end: last},
        reason: '正文是空的，网页上只有标题和要素',
        note: '在第二个 --- 下面写正文；只有版式文件、图片或视频的，写上文字内容',
      }),
    )
  }
  return found
}

/** `/policies/{path}/` filled in. */
export function urlOf(kind: Pick<Kind, 'dir' | 'permalink'>, path: string, data: Frontmatter): string {
  const inside = path.slice(`content/${kind.dir}/`.length).replace(/\.md$/u, '')
  return kind.permalink.replace('{path}', () => inside).replace('{year}', () => String(data['year'] ?? ''))
}

/** `valuesAt`, which need not begin where the first step is not there: of the fields that may hold something, most entries have few. */
function valuesIn(data: Frontmatter, pattern: Pointer): ReturnType<typeof valuesAt> {
  const end = pattern.indexOf('/', 1)
  const first = pattern.slice(1, end < 0 ? undefined : end)
  return first === '*' || data[first] !== undefined ? valuesAt(data, pattern) : []
}

function refsIn(data: Frontmatter, patterns: Readonly<Record<Pointer, Relation>>): Ref[] {
  return Object.entries(patterns).flatMap(([pattern, rel]) =>
    valuesIn(data, pattern).flatMap(({pointer, value}): Ref[] => {
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
  positions: ReadEntry['positions'],
): {files: FileRef[]; diagnostics: Diagnostic[]} {
  const named = kind.files.flatMap(pattern =>
    valuesIn(data, pattern).flatMap(({pointer, value}) =>
      typeof value === 'string' ? [{written: value, at: pointer, place: positions[pointer]}] : [],
    ),
  )
  const linked = links.filter(isFileLink).map(({href, place}) => ({written: decodedPath(href), at: undefined, place}))
  const files: FileRef[] = []
  const diagnostics: Diagnostic[] = []
  const listed = new Set<string>()
  for (const {written, at, place} of [...named, ...linked]) {
    const relative = written.replace(/^\.\//u, '')
    const fault = pathFault(relative)
    // A list names a file once; two stages of a decision may show the same one.
    const spot = at === undefined ? null : `${at.replace(/\/\d+(?:\/[^/]+)?$/u, '')} ${relative}`
    if (spot !== null && listed.has(spot)) diagnostics.push(fileRepeated(path, written, at, place))
    if (spot !== null) listed.add(spot)
    if (fault) diagnostics.push(outside(path, written, fault, at, place))
    else files.push({path: `${folderOf(path)}/${relative}`, ...(at !== undefined && {at}), ...(place && {place})})
  }
  return {files, diagnostics}
}

const fileRepeated = (path: string, written: string, pointer: Pointer | undefined, place: FileRef['place']): Diagnostic =>
  diagnostic({
    level: 'warn',
    source: 'frontmatter',
    ruleId: 'file-repeated',
    path,
    pointer,
    place,
    reason: `文件“${written}”在这里列了两次`,
    actual: written,
    note: '改成另一个文件的名字，或删去这一项',
  })

/** Relative, no other entry, no mere fragment. */
const isFileLink = ({href}: BodyLink): boolean => {
  const path = href.replace(/[?#].*$/u, '')
  return path !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(path) && endingOf(path) !== 'md' && !isBareAddress(path)
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
