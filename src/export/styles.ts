/** Inline styles of an official account's article: 17 px, wide lines, nothing that a phone's dark mode could not turn. */
const body = 'font-size:17px;line-height:1.8;margin:0 0 12px;'

export const styles = {
  article: 'font-size:17px;line-height:1.8;',
  fact: 'font-size:15px;line-height:1.7;margin:0 0 4px;text-align:center;',
  p: `${body}text-indent:2em;text-align:justify;`,
  flush: `${body}text-indent:0;`,
  line: `${body}text-indent:0;`,
  h2: 'font-size:18px;font-weight:bold;line-height:1.6;margin:28px 0 10px;',
  h3: 'font-size:17px;font-weight:bold;line-height:1.7;margin:18px 0 6px;',
  sign: `${body}text-align:right;`,
  centred: `${body}text-align:center;font-weight:bold;`,
  list: `${body}padding-left:1.5em;`,
  quote: `${body}padding-left:12px;border-left:3px solid #999;`,
  pre: `${body}white-space:pre-wrap;`,
  table: 'border-collapse:collapse;width:100%;font-size:15px;line-height:1.6;margin:12px 0 18px;',
  th: 'border:1px solid #999;padding:6px 8px;font-weight:bold;text-align:left;',
  td: 'border:1px solid #999;padding:6px 8px;vertical-align:top;',
  right_cell: 'border:1px solid #999;padding:6px 8px;vertical-align:top;text-align:right;',
  centred_cell: 'border:1px solid #999;padding:6px 8px;vertical-align:top;text-align:center;',
  image: 'display:block;max-width:100%;height:auto;margin:12px auto;',
  original: 'font-size:15px;line-height:1.7;margin:32px 0 8px;word-break:break-all;',
  code: 'text-align:center;margin:16px 0 4px;',
  code_image: 'width:180px;height:180px;',
  scan: 'font-size:15px;line-height:1.7;margin:0;text-align:center;',
} as const
