/** Which settings of SurveyJS are read, and which only say how something looks. */
import { quote } from '#imports/wording.ts'
import type { Entry } from '#imports/survey/report.ts'
import type { Json } from './element.ts'

const words = (list: string) => new Set(list.split(/\s+/))

const read = words(`
  type name title description visibleIf requiredIf isRequired validators elements questions pages
  choices choicesVisibleIf rowsVisibleIf columnsVisibleIf choicesOrder choicesByUrl choicesFromQuestion hasOther showOtherItem otherText hasNone
  showNoneItem noneText hasSelectAll showSelectAllItem selectAllText showRefuseItem showDontKnowItem maxSelectedChoices
  minSelectedChoices inputType min max step maxLength rows columns cellType items rateValues
  rateMin rateMax rateCount rateStep minRateDescription maxRateDescription labelTrue labelFalse valueTrue valueFalse
  html expression templateElements panelCount minPanelCount maxPanelCount rowCount minRowCount maxRowCount
  multiSelect acceptedTypes sourceType isAllRowRequired allRowsRequired eachRowRequired locale
  completedHtml questionsOnPageMode calculatedValues triggers placeholder placeHolder requiredErrorText
  value text visible inputFormat maxSize sliderType storeDataAsText rateType showNoneItem
  contentMode imageLink value size`)

/** How it looks, or what makes no difference to what is asked. */
const looks = words(`
  colCount startWithNewLine width minWidth maxWidth titleLocation descriptionLocation indent hideNumber
  showNumber questionTitleLocation state innerIndent renderAs showClearButton allowClear autoGrow allowResize
  cols imageHeight imageWidth imageFit showLabel showQuestionNumbers showProgressBar progressBarType
  logoPosition logoFit logoWidth logoHeight widthMode headerView rateColorMode scaleColorMode displayMode
  rateDescriptionLocation itemSize choicesColCount itemTitleWidth searchEnabled searchMode cellHeight
  verticalAlign alternateRows showHeader columnMinWidth rowTitleWidth errorLocation textUpdateMode
  checkErrorsMode completeText pageNextText pagePrevText startSurveyText showTitle showPageTitles
  showCompletedPage showPrevButton goNextPageAutomatic requiredText showPreviewBeforeComplete
  addPanelText removePanelText panelAddText panelRemoveText addRowText removeRowText panelsState
  templateTitle templateDescription panelPrevText panelNextText displayStyle closeOnSelect fitToContainer
  autoAdvanceEnabled focusFirstQuestionAutomatic focusOnFirstError clearInvisibleValues labelPosition
  navigationTitle navigationDescription separateSpecialChoices hideIfChoicesEmpty surveyId surveyPostId
  storeOthersAsComment useDropdownList valueTrue backgroundColor signatureWidth signatureHeight`)

/** Tells of every setting that was neither read nor only says how it looks. */
export function tellUnknown(json: Json, entry: Entry): void {
  const isEmpty = (value: unknown) =>
    value === undefined || value === null || value === '' || value === false
  const unknown = Object.entries(json).filter(
    ([name, value]) => !read.has(name) && !looks.has(name) && !isEmpty(value),
  )
  if (unknown.length === 0) return
  const names = unknown.slice(0, 6).map(([name]) => quote(name, 24))
  const more = unknown.length > 6 ? ` und ${unknown.length - 6} weitere` : ''
  entry.lose(`Diese Angaben wurden nicht übernommen: ${names.join(', ')}${more}.`)
}
