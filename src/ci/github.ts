/**
 * GitHub Actions. A pull request of a stranger runs with a token that can only read and no secret; the comment is put by a second
 * workflow of the main branch, which takes nothing of the first but a text, and asks GitHub itself which pull request it belongs to.
 */
import {daily, type Host, node} from './files.ts'

const check = `# 由 gzgk init ci --github 生成。检查合并请求里的内容，不用任何密钥。
name: gzgk 检查
on:
  pull_request:
permissions:
  contents: read
concurrency:
  group: gzgk-check-\${{ github.event.pull_request.number }}
  cancel-in-progress: true
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: '${node}'
          cache: npm
      - run: npm ci --ignore-scripts
      - name: 改动的含义
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: |
          mkdir -p gzgk-report
          npx --no-install gzgk diff "$BASE...HEAD" --format html --report gzgk-report/diff.html
          npx --no-install gzgk diff "$BASE...HEAD" --format markdown --report gzgk-report/comment.md --report-url "\${{ github.server_url }}/\${{ github.repository }}/actions/runs/\${{ github.run_id }}"
      - uses: actions/upload-artifact@v4
        with:
          name: gzgk-report
          path: gzgk-report/
          retention-days: 14
      - name: 检查
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: |
          npx --no-install gzgk check --format github
          npx --no-install gzgk check --since "$(git merge-base "$BASE" HEAD)" --format concise
`

const comment = `# 由 gzgk init ci --github 生成。把检查的结果写进合并请求的评论，只有一条，有更新就改它。
name: gzgk 评论
on:
  workflow_run:
    workflows: [gzgk 检查]
    types: [completed]
permissions:
  actions: read
  pull-requests: write
jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    env:
      GH_TOKEN: \${{ github.token }}
      REPO: \${{ github.repository }}
      RUN: \${{ github.event.workflow_run.id }}
      HEAD_OWNER: \${{ github.event.workflow_run.head_repository.owner.login }}
      HEAD_BRANCH: \${{ github.event.workflow_run.head_branch }}
      HEAD_SHA: \${{ github.event.workflow_run.head_sha }}
    steps:
      - name: 取来报告
        run: gh run download "$RUN" --repo "$REPO" --name gzgk-report --dir report
      - name: 写评论
        run: |
          number="$(gh api "repos/$REPO/pulls" --method GET -f state=open -f head="$HEAD_OWNER:$HEAD_BRANCH" --jq ".[] | select(.head.sha == \\"$HEAD_SHA\\") | .number" | head -n 1)"
          case "$number" in ''|*[!0-9]*) echo '没有找到对应的合并请求'; exit 0 ;; esac
          test "$(head -n 1 report/comment.md)" = '<!-- gzgk-diff -->'
          old="$(gh api "repos/$REPO/issues/$number/comments" --paginate --jq '.[] | select(.user.type == "Bot" and (.body | startswith("<!-- gzgk-diff -->"))) | .id' | head -n 1)"
          head -c 65000 report/comment.md > body.md
          if [ -n "$old" ]; then
            gh api "repos/$REPO/issues/comments/$old" --method PATCH -F body=@body.md --silent
          else
            gh api "repos/$REPO/issues/$number/comments" --method POST -F body=@body.md --silent
          fi
`

const publish = `# 由 gzgk init ci --github 生成。合并以后生成并发布；每天重做一次，让到期、施行的文件当天显示正确。
name: gzgk 发布
on:
  push:
    branches: [main]
  schedule:
    - cron: '${daily}'
  workflow_dispatch:
    inputs:
      bootstrap:
        description: 第一次发布（汇聚接口从空的开始）
        type: boolean
        required: false
        default: false
permissions:
  contents: read
concurrency:
  group: gzgk-publish
  cancel-in-progress: false
jobs:
  build:
    if: github.ref == 'refs/heads/main'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: '${node}'
          cache: npm
      - run: npm ci --ignore-scripts
      - name: 生成
        env:
          SITE: \${{ vars.GZGK_SITE }}
          FIRST: \${{ inputs.bootstrap }}
        run: |
          if [ "$FIRST" = true ]; then npx --no-install gzgk build --bootstrap; else npx --no-install gzgk build --feed-base "$SITE"; fi
      - uses: actions/upload-pages-artifact@v3
        with:
          path: dist
      - uses: actions/upload-artifact@v4
        with:
          name: dist
          path: dist
          retention-days: 7
  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
    steps:
      - uses: actions/deploy-pages@v4
  push:
    # 密钥只在受保护的环境 gongwenku 里，只有主分支用得到。
    if: vars.GZGK_LIBRARY != ''
    needs: deploy
    runs-on: ubuntu-latest
    timeout-minutes: 60
    environment:
      name: gongwenku
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: '${node}'
          cache: npm
      - run: npm ci --ignore-scripts
      - uses: actions/download-artifact@v4
        with:
          name: dist
          path: dist
      - name: 报送
        env:
          GZGK_PUSH_HOSTS: \${{ vars.GZGK_PUSH_HOSTS }}
          GZGK_SHI_GWK_TOKEN: \${{ secrets.GZGK_SHI_GWK_TOKEN }}
          LIBRARY: \${{ vars.GZGK_LIBRARY }}
        run: npx --no-install gzgk push --to "$LIBRARY"
`

export const github: Host = {
  name: 'github',
  title: 'GitHub Actions',
  files: [
    {path: '.github/workflows/gzgk-check.yml', text: check},
    {path: '.github/workflows/gzgk-comment.yml', text: comment},
    {path: '.github/workflows/gzgk-publish.yml', text: publish},
  ],
  next: [
    'Settings → Branches：保护 main，合并前必须通过“gzgk 检查”',
    'Settings → Variables：GZGK_SITE 写网站的网址；要报送公文库的，再写 GZGK_LIBRARY、GZGK_PUSH_HOSTS',
    'Settings → Environments：建 gongwenku，只许 main 使用，令牌放在里面（GZGK_SHI_GWK_TOKEN）',
    '第一次发布：Actions → gzgk 发布 → Run workflow，勾选“第一次发布”',
  ],
}
