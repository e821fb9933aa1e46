/** Whether words say what is in a picture. */

const fileName = /\.(?:png|jpe?g|gif|webp|bmp|avif|tiff?)$/iu
/** What cameras, phones and programs call a picture, and what it is anyway. */
const nameless =
  /^(?:img|image|dsc|dcim|pic|picture|photo|screenshot|wechat|mmexport|untitled|屏幕截图|屏幕快照|截图|截屏|微信图片|微信截图|企业微信截图|qq图片|qq截图|图片|图像|照片|插图|配图|图|题图|无标题|未标题|未命名|新建)[\s_\-－—()（）.:：\d一二三四五六七八九十]*$/iu
const code = /^[\d\s_\-.]+$|^[a-z]*[\d_-]+[a-z\d_-]*$/iu

/** No name of a picture is longer. */
const longest = 100

/** IMG_2034.png, 微信图片_20240618, 图1: names of a picture, which say nothing of what it shows. */
export function isOnlyName(alt: string, url = ''): boolean {
  const text = alt.trim()
  if (text === '' || text.length > longest) return false
  const stem = decoded(url.replace(/^.*\//u, '').replace(/\.\w{1,5}$/u, ''))
  return fileName.test(text) || nameless.test(text) || code.test(text) || text === stem
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
