/** The look of the report: plain, dense, dark where the reader's system is, and fit for paper. */
export const style = `
:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#595959;--line:#d0d5dd;--ground:#fff;--tint:#f5f7fa;--bad:#b42318;--warn:#8a5a00;--good:#1e6b3a;--link:#1d4f91;--del:#fde8e6;--ins:#e3f4e8}
@media (prefers-color-scheme:dark){:root{--ink:#ededed;--soft:#b3b3b3;--line:#4a4f57;--ground:#16181c;--tint:#22262c;--bad:#ff9d94;--warn:#ffcf70;--good:#8fd6a6;--link:#9cc4ff;--del:#4a2220;--ins:#1d3d28}}
*{box-sizing:border-box}body{margin:0 auto;max-width:72rem;padding:1rem;color:var(--ink);background:var(--ground);font:1rem/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}h3{font-size:1.05rem;margin:0 0 .3rem}h4{font-size:1rem;margin:.8rem 0 .2rem}
a{color:var(--link)}code{font-size:.875em;color:var(--soft);overflow-wrap:anywhere}p{margin:.4rem 0}
.skip{position:absolute;left:-999px}.skip:focus{position:static}.vh{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
.verdict{font-size:1.15rem;font-weight:700}.blocked,.error{color:var(--bad)}.look,.warn{color:var(--warn)}.fine{color:var(--good)}.info,.quiet{color:var(--soft)}
.risk{color:var(--bad);font-weight:700}.tag{border:1px solid var(--line);padding:0 .4rem;font-size:.875rem;margin-right:.3rem;white-space:nowrap}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0}
.entry{border:1px solid var(--line);border-left:4px solid var(--line);padding:.6rem .9rem;margin:.8rem 0}.entry.grave{border-left-color:var(--bad)}
del{background:var(--del);text-decoration:line-through}ins{background:var(--ins);text-decoration:underline;text-underline-offset:.2em}.noise{background:none;color:var(--soft)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:var(--tint);white-space:nowrap}td:first-child,td.kind{white-space:nowrap}
.rows td:first-child{white-space:normal;min-width:7rem}li{margin:.25rem 0}
@media (max-width:40rem){.rows thead{display:none}.rows tr,.rows td{display:block;border:0}.rows tr{border:1px solid var(--line);margin:.4rem 0;padding:.3rem .5rem}.rows td{padding:.1rem 0}.rows td::before{content:attr(data-label) "：";color:var(--soft)}}
@media print{body{max-width:none;font-size:10pt}nav,.skip{display:none}.scroll{overflow:visible}a{color:inherit;text-decoration:none}.entry{break-inside:avoid-page}}
`
