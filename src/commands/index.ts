/** The commands by name, in the order in which an editor meets them. A module is loaded only when its command runs. */
import type {Command} from './command.ts'

export interface Listed {
  readonly name: string
  readonly summary: string
  /** What people type for it: its Chinese name, and what other generators call it. */
  readonly alsoCalled: readonly string[]
  load(): Promise<Command>
}

export const commands: readonly Listed[] = [
  {
    name: 'build',
    summary: '检查内容并生成网站',
    alsoCalled: ['生成', '构建', '发布', 'generate'],
    load: async () => (await import('./build.ts')).command,
  },
  {
    name: 'check',
    summary: '只检查内容，不生成网站',
    alsoCalled: ['检查', '校验', 'lint', 'validate'],
    load: async () => (await import('./check.ts')).command,
  },
  {
    name: 'diff',
    summary: '改动的含义：条文、有效性、关联、网页各变了什么',
    alsoCalled: ['对比', '比较', '变更', 'changes'],
    load: async () => (await import('./diff.ts')).command,
  },
  {
    name: 'preview',
    summary: '在本机预览生成好的网站，可以边改边看',
    alsoCalled: ['预览', '查看', 'serve', 'server', 'dev'],
    load: async () => (await import('./preview.ts')).command,
  },
  {
    name: 'push',
    summary: '向公文库报送新的和改动过的公文',
    alsoCalled: ['报送', '推送', '上传', 'deliver'],
    load: async () => (await import('./push.ts')).command,
  },
  {
    name: 'feed',
    summary: '报送数据：积压、核对、打包、回执、模拟公文库',
    alsoCalled: ['公文库', '汇聚', '核对'],
    load: async () => (await import('./feed.ts')).command,
  },
  {
    name: 'import',
    summary: '把别处的 Markdown 或 HTML 文件导入内容文件夹',
    alsoCalled: ['导入'],
    load: async () => (await import('./import.ts')).command,
  },
  {
    name: 'compare',
    summary: '对照两份文件或两个版本，做出新旧条文对照表',
    alsoCalled: ['对照', '对照表', '比较'],
    load: async () => (await import('./compare.ts')).command,
  },
  {
    name: 'export',
    summary: '把一个条目导出成公众号文章',
    alsoCalled: ['导出', '公众号', '微信', 'wechat'],
    load: async () => (await import('./export.ts')).command,
  },
  {
    name: 'init',
    summary: '写好自动检查和发布的流水线（GitHub、GitLab、Gitee、git 服务器）',
    alsoCalled: ['初始化', '流水线', 'ci'],
    load: async () => (await import('./init.ts')).command,
  },
  {
    name: 'cache',
    summary: '看上次运行留下了什么，或清理它',
    alsoCalled: ['缓存', '清理', 'clean', 'clear'],
    load: async () => (await import('./cache.ts')).command,
  },
  {
    name: 'rules',
    summary: '列出全部检查项：要求、依据、级别',
    alsoCalled: ['规则', '检查项'],
    load: async () => (await import('./rules.ts')).command,
  },
  {
    name: 'explain',
    summary: '说明一条检查规则：为什么、依据、对错示例',
    alsoCalled: ['说明', '解释'],
    load: async () => (await import('./explain.ts')).command,
  },
]
