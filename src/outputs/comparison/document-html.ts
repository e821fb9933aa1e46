/** The table as one html file that carries everything with it: to be mailed, printed, kept. */
import type {ComparisonTable} from '../../base/comparison-table.ts'
import {escapeText} from '../../base/xml.ts'
import {comparisonMarkup} from './markup.ts'
import {type ComparedText, columnWords, fullName, scope, summaryOf} from './words.ts'

export function comparisonHtml(table: ComparisonTable, before: ComparedText, after: ComparedText, whole: boolean): string {
  const title = `新旧条文对照表：${fullName(after)}`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>新旧条文对照表</h1>
<dl><dt>${columnWords.before}</dt><dd>${escapeText(fullName(before))}</dd><dt>${columnWords.after}</dt><dd>${escapeText(fullName(after))}</dd></dl>
<p class="summary">${escapeText(summaryOf(table))}</p>
${comparisonMarkup(table, {whole})}
<p class="scope">${escapeText(scope)}</p>
</main>
</body>
</html>
`
}

const style = `
:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#595959;--line:#c9ced6;--ground:#fff;--old:#8c1d18;--old-bg:#fbeceb;--new:#14532d;--new-bg:#e8f4ec}
@media (prefers-color-scheme:dark){:root{--ink:#ededed;--soft:#b3b3b3;--line:#4a4f57;--ground:#16181c;--old:#ff9d94;--old-bg:#3a201e;--new:#8fd6a6;--new-bg:#1c2f24}}
body{margin:0 auto;max-width:72rem;padding:1.5rem 1rem;color:var(--ink);background:var(--ground);font:1rem/1.8 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;text-align:center}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}dt{color:var(--soft)}dd{margin:0}
.summary{font-weight:600}.scope{color:var(--soft);font-size:.875rem}.vh{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border:1px solid var(--line);padding:.5rem .6rem;vertical-align:top;text-align:left;font-weight:400}
thead th{font-weight:600}th:first-child{width:8.5em}th:last-child{width:11em}.clause{display:block;font-weight:600}.kind{color:var(--soft);font-size:.875rem}.note,.absent,.quiet td{color:var(--soft);font-size:.9rem}
.same td,.renumbered td{color:var(--soft)}del{color:var(--old);background:var(--old-bg);text-decoration:line-through}ins{color:var(--new);background:var(--new-bg);text-decoration:underline;text-underline-offset:.2em}
details{margin-top:1.5rem}summary{cursor:pointer;font-weight:600}
@media screen and (max-width:48rem){table,tbody,tr,th,td{display:block;width:auto!important}thead{position:absolute;clip-path:inset(50%)}tr{border:1px solid var(--line);margin:.8rem 0;padding:.4rem}th,td{border:0;padding:.2rem .3rem}td[data-l]::before{content:attr(data-l)"：";color:var(--soft);font-size:.875rem}td:empty{display:none}}
@media print{@page{size:A4 landscape;margin:18mm}body{max-width:none;padding:0;font-size:10.5pt;color:#000;background:#fff}thead{display:table-header-group}tr{break-inside:avoid}del,ins{background:none;color:#000}ins{font-weight:600}}
`
