/** 附件说明: the list of what is attached, `附件：1. …` and `2. …` below it. */

const note = /^附\s*(?:件\s*)?[：:]|^附\s*件\s*[0-9０-９]{1,2}\s*[.．：:]\s*\S[^。]{0,80}$/u
const item = /^\s*[0-9０-９]{1,2}\s*[.．、]/u

/** Whether a paragraph begins such a list. */
export const isAnnexNote = (text: string): boolean => note.test(text)

/** Whether a paragraph below goes on with it: short, and no sentence. */
export const isAnnexItem = (text: string): boolean => item.test(text) && text.length <= 80 && !/。/u.test(text)
