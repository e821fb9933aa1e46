/** The commands by name, in the order in which an editor meets them. A module is loaded only when its command runs. */
import type {Command} from './command.ts'

export interface Listed {
  readonly name: string
  readonly summary: string
  load(): Promise<Command>
}

export const commands: readonly Listed[] = [
  {name: 'build', summary: '检查内容并生成网站', load: async () => (await import('./build.ts')).command},
  {name: 'check', summary: '只检查内容，不生成网站', load: async () => (await import('./check.ts')).command},
  {name: 'preview', summary: '在本机预览生成好的网站', load: async () => (await import('./preview.ts')).command},
  {
    name: 'import',
    summary: '把别处的 Markdown 或 HTML 文件导入内容文件夹',
    load: async () => (await import('./import.ts')).command,
  },
  {
    name: 'explain',
    summary: '说明一条检查规则：为什么、依据、对错示例',
    load: async () => (await import('./explain.ts')).command,
  },
]
