/** The words of classifications that stand in addresses: ASCII, readable aloud, never changed. */

/** 国家公布的22个主题大类 (国办发〔2017〕47号 follows the list of the State Council's own library). */
const subjectSlugs: Readonly<Record<string, string>> = {
  国务院组织机构: 'organization',
  综合政务: 'general',
  '国民经济管理、国有资产监管': 'economy',
  '财政、金融、审计': 'finance',
  '国土资源、能源': 'land-energy',
  '农业、林业、水利': 'agriculture',
  '工业、交通': 'industry-transport',
  '商贸、海关、旅游': 'trade',
  '市场监管、安全生产监管': 'market-safety',
  '城乡建设、环境保护': 'construction-environment',
  '科技、教育': 'science-education',
  '文化、广电、新闻出版': 'culture-media',
  '卫生、体育': 'health-sports',
  '人口与计划生育、妇女儿童工作': 'population-women-children',
  '劳动、人事、监察': 'labour-personnel',
  '公安、安全、司法': 'security-justice',
  '民政、扶贫、救灾': 'civil-affairs',
  '民族、宗教': 'ethnic-religious',
  对外事务: 'foreign-affairs',
  港澳台侨工作: 'hongkong-macao-taiwan-overseas',
  国防: 'defence',
  其他: 'other',
}

/** 党政机关公文处理工作条例第八条: the fifteen sorts of official documents. */
const documentTypeSlugs: Readonly<Record<string, string>> = {
  决议: 'resolution',
  决定: 'decision',
  '命令（令）': 'order',
  公报: 'communique',
  公告: 'announcement',
  通告: 'public-notice',
  意见: 'opinion',
  通知: 'notice',
  通报: 'circular',
  报告: 'report',
  请示: 'request',
  批复: 'reply',
  议案: 'motion',
  函: 'letter',
  纪要: 'minutes',
}

/** `商贸、海关、旅游\国内贸易` -> `商贸、海关、旅游` */
export function mainSubject(subject: string): string {
  const end = subject.indexOf('\\')
  return (end < 0 ? subject : subject.slice(0, end)).trim()
}

/** The address word of a 主题大类; undefined for one that is not on the list. */
export const subjectSlug = (subject: string): string | undefined =>
  Object.hasOwn(subjectSlugs, subject) ? subjectSlugs[subject] : undefined

/** The address word of a 公文种类; undefined for one that is not on the list. */
export const documentTypeSlug = (type: string): string | undefined =>
  Object.hasOwn(documentTypeSlugs, type) ? documentTypeSlugs[type] : undefined

/** All 主题大类, in the official order. */
export const subjectOrder: readonly string[] = Object.keys(subjectSlugs)

/** All 公文种类, in the order of the regulation. */
export const documentTypeOrder: readonly string[] = Object.keys(documentTypeSlugs)
