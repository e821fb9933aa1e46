// 网页元素

export const make = (tag, className, text) => {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text !== undefined) element.textContent = text
  return element
}

export const linkTo = (href, text) => {
  const link = make('a', '', text)
  link.href = href
  return link
}
