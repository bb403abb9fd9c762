"""What columns and parameters of the stored questions are called in Chinese; their own names are English."""

from __future__ import annotations

from typing import Final

__all__ = ["COLUMN_WORDS"]

_WORDS: Final = """
abstract 摘要; achieved 已实现; actor 参与方; actors 参与方; acts 行动; added 可相加; aid 援助;
aims 目标; all 全部; allFigures 全部数据; alone 单独; aloneFigures 单独数据; appointment 任职;
approximate 约数; area 面积; around 外围地区; aroundLevel 外围地区级别; aroundName 外围地区名称;
assigner 指定方; asWritten 原文数字; base 所在地; basis 依据类型; body 机构; both 两者;
bothAchieved 均已实现; bounded 有界数; broader 上位项; business 商业数; by 实施方; called 称为;
campaign 专项活动; certainty 确定程度; changed 有变化; code 代码; codeNow 现代码; codeThen 当时代码;
collection 数据集; commercial 商业投资; comparator 比较词; complete 完整; condition 条件;
confidence 把握; coordinates 坐标; count 数量; counted 计入数; counties 区县; date 日期;
dated 有日期; department 部门; description 说明; differenceLower 差额下限; differenceUpper 差额上限;
digest 摘要值; digests 摘要值; direct 直接; directly 直接; document 文件; documents 文件; does 实施;
doneOnes 已完成者; donor 捐赠方; donors 捐赠方; duration 期限; earliest 最早; earliestWork 最早举措;
edition 年版; end 结束; endOf 年末; endOffset 结束位置; endYear 结束年份; establisher 确立者;
exact 确数; exactShare 确数占比; extent 时长; facts 事实数; feature 要素; figure 数据;
figureIris 数据; figureList 数据列表; figures 数据; figuresAndOverlaps 数据与重叠; first 第一项;
firstCode 第一代码; firstVersion 首版本; firstYear 最早年份; flow 资金物资; flows 资金物资;
followedBy 后继; forIt 以其为对象; forWhom 对象; from 出处; fromContext 据上下文; fromYear 起始年份;
giver 给予方; givers 给予方; goal 目标; governed 规范对象; governs 规范对象; ground 依据; how 方式;
incident 事件; incidentDate 事件日期; insideOthers 计入他项; insiders 计入他项的数据;
intervention 举措; interventions 举措; investor 投资方; issuer 发布方; issuers 发布方; item 条目;
joint 联合; jointFigures 联合数据; jointlyWith 共同方; judgement 判断; kind 类型; kindName 类型名称;
language 语言; lastVersion 末版本; latitude 纬度; least 至少; leftOut 未计;
leftOutNotAid 未计：非援助; leftOutParts 未计：分项; leftOutPlanned 未计：计划数;
leftOutRates 未计：年率; length 长度; level 级别; link 链接; located 位于当地; longitude 经度;
lower 下限; madeBy 判断者; madeOn 判断日期; mayOverlap 可能重叠; measure 指标; measured 有指标;
measureName 指标名称; method 计算方式; most 至多; name 名称; named 有名称; namedOnes 有名称者;
nameNow 现名称; names 名称; nameThen 当时名称; nameZh 中文名称; newestCode 最新代码; note 注释;
notYet 尚未实现; notYetFigures 尚未实现的数据; now 现在; number 数量; object 客体; of 所属;
oneCounty 可归于一县; oneYear 单一年份; ongoing 进行中; ongoingOnes 进行中者; open 不定端;
organization 组织; other 另一方; otherFigures 另一方数据; otherLower 另一方下限;
otherRegion 另一地区; otherTotal 另一总项; otherUpper 另一方上限; output 产出; over 期限;
overlapping 重叠数; overlaps 重叠; page 页面; parent 上级; parentName 上级名称; part 分项;
participants 参与者; partIris 分项; partOf 隶属; partOnes 分项者; parts 分项; partsLeast 分项至少;
partsMost 分项至多; partsSum 分项之和; passage 原文段落; passageIris 原文段落; passages 原文段落;
person 人物; place 地点; placed 有地点; placedList 有地点者列表; placeName 地名; places 地点;
planned 计划; plannedOnes 计划中者; plannedValue 计划值; plans 计划数; population 人口;
position 职位; predicate 关系; prefecture 地级地区; prefectureCode 地级代码;
prefectureName 地级名称; province 省级地区; provinceCode 省级代码; provinceName 省级名称;
provinceRegion 省级地区; publisher 出版者; publisherName 出版者名称; rates 年率;
ratioAtLeast 比率至少; ratioAtMost 比率至多; realization 实现情况; reason 原因; receives 接受;
recipient 受援方; recipientKind 受表彰方类型; recipients 受援方; recognition 表彰; region 地区;
regionName 地区名称; regions 地区; relation 帮扶关系; relations 帮扶关系; remark 备注; report 报告;
reports 报告; result 成果; resultKind 成果类型; role 职务; said 说法; scope 范围; second 第二项;
secondCode 第二代码; section 章节; sections 章节; sector 领域; sentence 句子; sentences 句子;
sharedWith 共涉其他地区数; signer 署名; signerName 署名方名称; silent 未载方; since 起始年份;
sizes 规模; source 来源; sources 来源; spanning 跨年; spans 时期; stage 阶段; start 开始;
starting 起始于该年; startOffset 起始位置; starts 起始; startYear 开始年份; state 状态; stated 明示;
statedShare 明示占比; status 状态; subject 主体; subjectName 主体名称; successor 后继地区;
successorCode 后继代码; successorName 后继名称; sum 总和; supported 受援方; supporter 帮扶方;
supporterName 帮扶方名称; supports 帮扶; target 目标数据集; term 术语; then 当时; thing 事物;
things 事物; tiedTo 所系对象; timeBasis 时间依据; title 标题; to 截止; together 合计;
toldOfWhole 仅载于总项; total 合计; totalAndParts 总项与分项; totalComparator 总项比较词;
totals 总项; totalValue 总项数值; toYear 截止年份; trainees 学员; trainers 授课方; undated 无日期;
undatedShare 无日期占比; undatedThings 无日期事物; underWay 进行中; underWayFigures 进行中数据;
underWayLower 进行中下限; underWayUpper 进行中上限; unexplained 未说明部分; unit 单位;
unnamed 无名称; unstated 未说明; until 截止年份; upper 上限; value 数值; verdict 结论; version 版本;
versionNow 现版本; versionThen 当时版本; viaRelation 经由帮扶关系; what 内容; who 人员; whole 总项;
whom 对象; why 原因; wider 上级; widerValue 上级数值; withFigure 有数字; withGiver 有给予方;
within 所属; withinHasFigure 下辖有数据; withinName 所属地区名称; withStage 有阶段;
withStart 有起始年份; withYear 有年份; work 举措; workIris 举措; workList 举措列表;
workName 举措名称; works 举措; year 年份; yearNow 现年份; years 年数; yearsBefore 早多少年;
yearThen 当时年份
"""

COLUMN_WORDS: Final[dict[str, str]] = dict(tuple(pair.split()) for pair in _WORDS.split(";"))  # type: ignore[misc]
"""Name → Chinese; a name that is not here is shown in English."""
