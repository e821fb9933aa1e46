/** For an office that has a bare git server and a shell: what is pushed is looked at before it is taken. */
import type {Host} from './files.ts'

const hook = `#!/bin/sh
# 由 gzgk init ci --hook 生成。放进服务器上裸库的 hooks/pre-receive，并允许执行（chmod +x）。
# 推送到主分支的内容有错误，或者悄悄改了已经公开的内容，就不收，并说明怎么改。
set -eu
branch='refs/heads/main'
# 服务器上 gzgk 的位置；定死一个，不用推送来的内容里的程序。
gzgk="\${GZGK:-gzgk}"
zero='0000000000000000000000000000000000000000'

work=''
trap 'test -z "$work" || rm -rf "$work"' EXIT

while read -r old new name; do
  test "$name" = "$branch" || continue
  if [ "$new" = "$zero" ]; then
    echo '主分支不能删除。' >&2
    exit 1
  fi
  work="$(mktemp -d)"
  git archive "$new" | tar -x -C "$work"
  if ! "$gzgk" check --root "$work" --no-cache --quiet --format concise >&2; then
    echo '内容有错误，没有收下。改好后再推送。' >&2
    exit 1
  fi
  if [ "$old" != "$zero" ] && ! "$gzgk" diff "$old..$new" --root "$PWD" --strict --quiet >&2; then
    echo '改动有不能合并的问题，没有收下。' >&2
    exit 1
  fi
  rm -rf "$work"
  work=''
done
`

export const preReceive: Host = {
  name: 'hook',
  title: 'git 服务器的 pre-receive 钩子',
  files: [{path: 'gzgk-pre-receive.sh', text: hook, isExecutable: true}],
  next: [
    '把 gzgk-pre-receive.sh 复制到服务器上裸库的 hooks/pre-receive，chmod +x',
    '服务器上装好 Node.js 和 gzgk；gzgk 不在 PATH 里的，在钩子里写明位置',
    '每天零点以后用 cron 运行一次 gzgk build，让到期、施行的文件当天显示正确',
  ],
}
