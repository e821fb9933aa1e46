/** The look of the report: plain, dense, dark where the reader's system is, and fit for paper. */
export const style = `
:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#595959;--line:#d0d5dd;--ground:#fff;--tint:#f5f7fa;--bad:#b42318;--warn:#8a5a00;--good:#1e6b3a;--link:#1d4f91}
@media (prefers-color-scheme:dark){:root{--ink:#ededed;--soft:#b3b3b3;--line:#4a4f57;--ground:#16181c;--tint:#22262c;--bad:#ff9d94;--warn:#ffcf70;--good:#8fd6a6;--link:#9cc4ff}}
body{margin:0 auto;max-width:72rem;padding:1rem;color:var(--ink);background:var(--ground);font:1rem/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}h3{font-size:1rem;margin:1.2rem 0 .3rem}
a{color:var(--link)}code{font-size:.875em;color:var(--soft);overflow-wrap:anywhere}
.skip{position:absolute;left:-999px}.skip:focus{position:static}
.verdict{font-size:1.15rem;font-weight:700}.verdict.bad,.failed,.error{color:var(--bad)}.verdict.good,.passed{color:var(--good)}.review,.warn,.waived{color:var(--warn)}.unasked,.off,.info{color:var(--soft)}
.figures{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}.figures div{border:1px solid var(--line);padding:.4rem .8rem;min-width:6rem}.figures dt{color:var(--soft);font-size:.875rem}.figures dd{margin:0;font-size:1.4rem;font-weight:700}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}caption{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}th{background:var(--tint);white-space:nowrap}td:first-child{white-space:nowrap}
[id^=table-] td:first-child{white-space:normal;min-width:8rem}
.standing,.level{font-weight:700}.findings{padding-left:1.2rem}.findings li{margin:.4rem 0}
@media print{body{max-width:none;font-size:10pt}nav,.skip{display:none}.scroll{overflow:visible}a{color:inherit;text-decoration:none}}
`
