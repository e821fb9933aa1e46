/** 2b. The registries of `content/_data/`, read and checked like entries. */
import {diagnostic} from '../base/diagnostics.ts'
import type {Diagnostic, Explanation, Organization, Source, Stage} from '../base/types.ts'
import {readData} from '../frontmatter/read.ts'

interface Taken {
  readonly sources: readonly Source[]
}
type Organizations = ReadonlyMap<string, Organization>

const registryPath = 'content/_data/organizations.yml'

export const register: Stage<readonly Source[], Taken, Organizations> = {
  name: 'register',
  take: sources => ({sources}),
  async run({sources}, tools) {
    const source = sources.find(({path}) => path === registryPath)
    const strangers = sources.filter(({path}) => path !== registryPath).map(({path}) => stranger(path))
    if (!source) return {value: new Map(), diagnostics: strangers}
    const {data, diagnostics: faults} = readData(await tools.read(source), source.path, 'organizations', tools.named.schemas)
    const diagnostics = [...strangers, ...faults]
    if (data === null) return {value: new Map(), diagnostics}
    const list = data as unknown as readonly Organization[]
    return {value: new Map(list.map(organization => [organization.id, organization])), diagnostics}
  },
}

export const explanations: readonly Explanation[] = [
  {id: 'registry-unknown', title: '不认识的名录', why: 'content/_data/ 里只放机构名录 organizations.yml。'},
]

const stranger = (path: string): Diagnostic =>
  diagnostic({
    level: 'warn',
    source: 'frontmatter',
    ruleId: 'registry-unknown',
    path,
    reason: '不认识的名录文件，没有用到',
    expected: [registryPath],
    note: '核对文件名，或移到 content 之外',
  })
