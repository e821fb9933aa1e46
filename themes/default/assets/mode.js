// 画面出来之前：记下脚本可用，恢复长者模式、高对比和字号，免得页面闪动
;((root, search) => {
  root.dataset.js = ''
  try {
    if (/[?&]m=elder(?:&|$)/.test(search)) localStorage.setItem('gzgk-mode', 'elder')
    root.dataset.contrast = localStorage.getItem('gzgk-contrast') || ''
    root.dataset.mode = localStorage.getItem('gzgk-mode') || ''
    root.dataset.size = localStorage.getItem('gzgk-size') || ''
  } catch (_) {}
})(document.documentElement, location.search)
