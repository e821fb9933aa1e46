/** 2b. The registries of `content/_data/`, read and checked like entries. */
import {diagnostic} from '../base/diagnostics.ts'
import {nearest} from '../base/nearest.ts'
import type {Config, Diagnostic, Explanation, Organization, Pointer, Position, Project, Source, Stage} from '../base/types.ts'
import {readData} from '../frontmatter/read.ts'

interface Taken {
  readonly sources: readonly Source[]
  /** Organisations that the config names, with where it does. */
  readonly named: readonly Named[]
}
interface Named {
  readonly id: string
  readonly pointer: Pointer
  readonly place: Position | null
}
type Organizations = ReadonlyMap<string, Organization>

const configName = 'gzgk.config.yml'
/** The registry of organisations. */
export const registryPath = 'content/_data/organizations.yml'
/** Read when the project is opened. */
const termsPath = 'content/_data/terms.yml'
const synonymsPath = 'content/_data/synonyms.yml'
/** All that belongs into the folder. */
const registries = [registryPath, termsPath, synonymsPath]

export const register: Stage<readonly Source[], Taken, Organizations> = {
  name: 'register',
  take: (sources, {config, configPlaces}) => ({sources, named: namedIn(config, configPlaces)}),
  async run({sources, named}, tools) {
    const source = sources.find(({path}) => path === registryPath)
    const strangers = sources.filter(({path}) => !registries.includes(path)).map(({path}) => stranger(path))
    if (!source) return {value: new Map(), diagnostics: [...strangers, missing]}
    const {
      data,
      positions,
      diagnostics: faults,
    } = readData(await tools.read(source), source.path, 'organizations', tools.named.schemas)
    const diagnostics = [...strangers, ...faults]
    if (data === null) return {value: new Map(), diagnostics}
    const list = data as unknown as readonly Organization[]
    const known = new Map(list.map(organization => [organization.id, organization]))
    const unknownNames = named
      .filter(({id}) => !known.has(id))
      .map(({id, pointer, place}) => unknown(id, known, {path: configName, pointer, place}))
    return {value: known, diagnostics: [...diagnostics, ...faultsOf(list, known, positions), ...unknownNames]}
  },
}

function namedIn(config: Config, places: Project['configPlaces']): Named[] {
  const codes = Object.entries(config.documentCodes ?? {})
  const all = [
    {id: config.site.owner, pointer: '/site/owner'},
    ...codes.map(([code, {issuer}]) => ({id: issuer, pointer: `/documentCodes/${code}/issuer`})),
  ]
  return all.map(({id, pointer}) => ({id, pointer, place: places?.[pointer] ?? null}))
}

/** What no schema can say of a list: each id once, and those above and after an organisation are in it. */
function faultsOf(
  list: readonly Organization[],
  known: ReadonlyMap<string, Organization>,
  positions: Readonly<Record<Pointer, Position>>,
): Diagnostic[] {
  const seen = new Set<string>()
  return list.flatMap(({id, parent, successor}, index) => {
    const at = (key: string) => ({path: registryPath, pointer: `/${index}/${key}`, place: positions[`/${index}/${key}`] ?? null})
    const isTwice = seen.has(id)
    seen.add(id)
    return [
      ...(isTwice ? [twice(id, at('id'))] : []),
      ...(parent !== undefined && !known.has(parent) ? [unknown(parent, known, at('parent'))] : []),
      ...(successor !== undefined && !known.has(successor) ? [unknown(successor, known, at('successor'))] : []),
    ]
  })
}

interface Spot {
  readonly path: string
  readonly pointer: Pointer
  readonly place: Position | null
}

const twice = (id: string, {path, pointer, place}: Spot): Diagnostic =>
  diagnostic({
    source: 'frontmatter',
    ruleId: 'organization-repeated',
    path,
    pointer,
    place: place ?? undefined,
    reason: `机构编号“${id}”写了两次`,
    actual: id,
    note: '给其中一个换一个编号；同一个机构的曾用名写在 formerNames 里',
  })

function unknown(id: string, known: ReadonlyMap<string, Organization>, {path, pointer, place}: Spot): Diagnostic {
  const near = nearest(id, known.keys())
  return diagnostic({
    source: path === registryPath ? 'frontmatter' : 'config',
    ruleId: 'organization-unknown',
    path,
    pointer,
    place: place ?? undefined,
    reason: `机构“${id}”不在机构名录里`,
    actual: id,
    expected: near.map(key => `${key}（${known.get(key)!.name}）`),
    note: near[0] ? `改成 ${near[0]}` : `先在 ${registryPath} 里登记这个机构`,
  })
}

const missing: Diagnostic = diagnostic({
  source: 'frontmatter',
  ruleId: 'registry-missing',
  path: registryPath,
  reason: '没有机构名录',
  note: `新建 ${registryPath}，写上主办单位的编号（id）和全称（name）`,
})

export const explanations: readonly Explanation[] = [
  {
    id: 'registry-missing',
    title: '没有机构名录',
    why: '网页上的主办单位、发文机关都按编号从机构名录里取名称。没有名录，网页上就只有编号。',
    right: '- id: swj\n  name: 示范市商务局',
  },
  {id: 'organization-repeated', title: '机构编号重复', why: '条目用编号指机构。一个编号有两个机构时，网页上会写成另一个机关。'},
  {
    id: 'term-repeated',
    title: '用语表自相矛盾',
    why: '同一个词语在 content/_data/terms.yml 里写了两次，或者一处让人写它、另一处又说它错，编辑不知道听哪一句。',
    wrong: 'wrong:\n  - {wrong: 帐户, right: 账户}\nforbidden:\n  - {word: 账户}',
    right: 'wrong:\n  - {wrong: 帐户, right: 账户}',
  },
  {
    id: 'synonym-repeated',
    title: '同义词表里写重了',
    why: '同一个说法在 content/_data/synonyms.yml 里写了两处，或者把自己写成自己的同义词，搜索时不知道用哪一处。',
    wrong: '- {word: 低保, also: [最低生活保障]}\n- {word: 低保, also: [低保]}',
    right: '- {word: 低保, also: [最低生活保障]}',
  },
  {
    id: 'registry-unknown',
    title: '不认识的名录',
    why: 'content/_data/ 里只放机构名录 organizations.yml、用语表 terms.yml 和同义词表 synonyms.yml。',
  },
]

const stranger = (path: string): Diagnostic =>
  diagnostic({
    level: 'warn',
    source: 'frontmatter',
    ruleId: 'registry-unknown',
    path,
    reason: '不认识的名录文件，没有用到',
    expected: registries,
    note: '核对文件名，或移到 content 之外',
  })
