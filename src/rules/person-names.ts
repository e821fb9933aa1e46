/** Names of persons where names of offices belong. A list of surnames guesses; whoever asks reports for review. */

const surnames = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆翁荀甄封储靳段焦巴谷车侯全班仇宁甘厉祖武符刘景詹束龙叶黎白蒲卓蔺乔翟谭姬申冉桑桂牛边尚农温庄柴瞿阎习艾容向古易慎戈廖终步耿满匡文寇广禄东欧沃利蔚越隆师聂晁辛阚简饶曾沙丰关查游权盖肖岳闫代仝佟'.split(
    '',
  ),
)
/** What names of offices are made of, and no name of a person ends with or is. */
const office =
  /[局处科股室部厅委办院校队站所厂店会组区市县镇乡村城]|中心|公司|集团|机关|单位|政府|政务|商务|财务|教务|事务|总务|法规|人事|组织|保密|审计|管理|用户|系统|电脑|微软|作者|编辑|测试|无名|匿名|联想|负责|领导|同志|小组|专班|秘书|督查|监察|信息|综合|规划|发展/u
const titles = /(?:同志|先生|女士|局长|副局长|处长|副处长|科长|副科长|主任|副主任|书记|主席|秘书长|调研员|科员)$/u

/** 张三, 欧阳某某; of two characters the first must be a surname, unless `isLoose`: 春柳 as who changed a document last. */
export function isPersonName(text: string, isLoose = false): boolean {
  const bare = text.replaceAll(/[\s·　]/gu, '')
  if (!/^\p{Script=Han}{2,4}$/u.test(bare) || office.test(bare)) return false
  if (isLoose && bare.length <= 3) return true
  return (
    surnames.has(bare[0]!) && (bare.length <= 3 || /^(?:欧阳|上官|司马|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐)/u.test(bare))
  )
}

/** The names of persons among what a field of an office says: 办公室（张三）, 张三、李四, 法规科 张三科长. */
export const personNamesIn = (text: string): string[] =>
  text
    .split(/[\s　、，,；;（）()：:/]+/u)
    .map(part => part.replace(titles, ''))
    .filter(part => isPersonName(part))

/** 张三 -> 张某 */
export const maskedName = (name: string): string => `${name.trim()[0]}某`
