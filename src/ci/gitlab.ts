/** GitLab CI. Protected variables are given to the protected branch alone, so what a merge request runs has none. */
import {type Host, node} from './files.ts'

const pipeline = `# 由 gzgk init ci --gitlab 生成。合并请求里检查并评论；主分支上生成、发布、报送。
stages: [check, build, deploy, push]
default:
  image: node:${node}
  cache:
    key:
      files: [package-lock.json]
    paths: [.npm/]
  before_script:
    - npm ci --ignore-scripts --cache .npm --prefer-offline
variables:
  GIT_DEPTH: '0'
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

gzgk-check:
  stage: check
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - mkdir -p gzgk-report
    - npx --no-install gzgk diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA..HEAD" --format html --report gzgk-report/diff.html
    - npx --no-install gzgk diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA..HEAD" --format markdown --report gzgk-report/comment.md --report-url "$CI_JOB_URL/artifacts/browse/gzgk-report"
    - npx --no-install gzgk check --format junit --report gzgk-report/junit.xml
    - npx --no-install gzgk check --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format concise
  artifacts:
    when: always
    expire_in: 2 weeks
    paths: [gzgk-report/]
    reports:
      junit: gzgk-report/junit.xml

# 评论要一个只能写评论的项目令牌（GZGK_COMMENT_TOKEN），没有就不写，报告在产物里。
# 从别的项目来的合并请求拿不到它，也不需要它。
gzgk-comment:
  stage: build
  image: alpine:3
  needs:
    - job: gzgk-check
      artifacts: true
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $GZGK_COMMENT_TOKEN
      when: always
  before_script:
    - apk add --no-cache curl jq
  script:
    - notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
    - jq -Rs '{body:.}' gzgk-report/comment.md > body.json
    - >-
      old="$(curl -sSf -H "PRIVATE-TOKEN: $GZGK_COMMENT_TOKEN" "$notes?per_page=100"
      | jq -r '[.[] | select(.body | startswith("<!-- gzgk-diff -->"))][0].id // empty')"
    - >-
      if [ -n "$old" ];
      then curl -sSf -o /dev/null -X PUT -H "PRIVATE-TOKEN: $GZGK_COMMENT_TOKEN" -H 'Content-Type: application/json' --data @body.json "$notes/$old";
      else curl -sSf -o /dev/null -X POST -H "PRIVATE-TOKEN: $GZGK_COMMENT_TOKEN" -H 'Content-Type: application/json' --data @body.json "$notes"; fi

gzgk-build:
  stage: build
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - if [ "$GZGK_BOOTSTRAP" = true ]; then npx --no-install gzgk build --bootstrap; else npx --no-install gzgk build --feed-base "$GZGK_SITE"; fi
  artifacts:
    expire_in: 1 week
    paths: [dist/]

# 发布到 GitLab Pages；发布到自己的服务器的，把这一项的 script 换成自己的（例如 rsync）。
pages:
  stage: deploy
  needs:
    - job: gzgk-build
      artifacts: true
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  before_script: []
  script:
    - mv dist public
  artifacts:
    paths: [public]

gzgk-push:
  stage: push
  needs:
    - job: gzgk-build
      artifacts: true
    - job: pages
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_COMMIT_REF_PROTECTED == "true" && $GZGK_LIBRARY
  resource_group: gongwenku
  script:
    - npx --no-install gzgk push --to "$GZGK_LIBRARY"
`

export const gitlab: Host = {
  name: 'gitlab',
  title: 'GitLab CI',
  files: [{path: '.gitlab-ci.yml', text: pipeline}],
  next: [
    'Settings → Repository：保护默认分支；Settings → Merge requests：流水线必须成功才能合并',
    'Settings → CI/CD → Variables：GZGK_SITE 写网站的网址；要报送公文库的，再写 GZGK_LIBRARY、GZGK_PUSH_HOSTS，令牌 GZGK_SHI_GWK_TOKEN 勾选 Protected 和 Masked',
    'Build → Pipeline schedules：建一个每天 0:10（北京时间）的计划，让到期、施行的文件当天显示正确',
    '第一次发布：手工运行一次流水线，变量 GZGK_BOOTSTRAP 写 true',
  ],
}
