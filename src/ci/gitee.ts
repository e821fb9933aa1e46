/** Gitee Go. Its runners can't be told to hold secrets back from one pipeline, so a pull request is checked and nothing else. */
import type {Host} from './files.ts'

const step = (name: string, title: string, commands: readonly string[], artifact: string): string => `stages:
  - name: ${name}
    displayName: ${title}
    strategy: naturally
    trigger: auto
    steps:
      - step: build@nodejs
        name: ${name}_nodejs
        displayName: ${title}
        nodeVersion: 20.19.0
        commands:
${commands.map(command => `          - ${command}\n`).join('')}        artifacts:
          - name: ${artifact.toUpperCase().replaceAll('-', '_')}
            path:
              - ./${artifact}
        strategy:
          retry: '0'
`

const check = `# 由 gzgk init ci --gitee 生成。检查合并请求里的内容，不用任何密钥；报告在产物里。
version: '1.0'
name: gzgk-check
displayName: gzgk 检查
triggers:
  trigger: auto
  pr:
    branches:
      prefix:
        - ''
${step('check', '检查', ['npm ci --ignore-scripts', 'git fetch --unshallow || true', 'git fetch origin main', 'mkdir -p gzgk-report', 'npx --no-install gzgk diff FETCH_HEAD...HEAD --format html --report gzgk-report/diff.html', 'npx --no-install gzgk diff FETCH_HEAD...HEAD --format markdown --report gzgk-report/comment.md', 'npx --no-install gzgk check --format html --report gzgk-report/check.html', 'npx --no-install gzgk check --since "$(git merge-base FETCH_HEAD HEAD)" --format concise'], 'gzgk-report')}`

const publish = `# 由 gzgk init ci --gitee 生成。合并以后和每天零点十分生成网站；发布和报送在自己的服务器上做，密钥不交给流水线。
version: '1.0'
name: gzgk-publish
displayName: gzgk 生成
triggers:
  trigger: auto
  push:
    branches:
      precise:
        - main
  schedule:
    - cron: '0 10 0 * * ? *'
${step('build', '生成', ['npm ci --ignore-scripts', 'npx --no-install gzgk build --feed-base "$GZGK_SITE"'], 'dist')}`

export const gitee: Host = {
  name: 'gitee',
  title: 'Gitee Go',
  files: [
    {path: '.workflow/gzgk-check.yml', text: check},
    {path: '.workflow/gzgk-publish.yml', text: publish},
  ],
  next: [
    '仓库设置 → 保护分支：main 只能由合并请求进入',
    '流水线的参数里写 GZGK_SITE（网站的网址）；第一次发布在自己的电脑上运行 gzgk build --bootstrap',
    '主机部署：把产物 DIST 发到网站的服务器；报送公文库在服务器上定时运行 gzgk push，令牌只放在那台服务器上',
  ],
}
