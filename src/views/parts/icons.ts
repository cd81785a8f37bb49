/** The icons of the house: only those that are used, as drawings that take the colour of the text. */
import arrowDown from 'lucide-static/icons/arrow-down.svg?raw'
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw'
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw'
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw'
import bookOpen from 'lucide-static/icons/book-open.svg?raw'
import calendar from 'lucide-static/icons/calendar.svg?raw'
import check from 'lucide-static/icons/check.svg?raw'
import circle from 'lucide-static/icons/circle.svg?raw'
import clock from 'lucide-static/icons/clock.svg?raw'
import download from 'lucide-static/icons/download.svg?raw'
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw'
import expand from 'lucide-static/icons/expand.svg?raw'
import fileText from 'lucide-static/icons/file-text.svg?raw'
import info from 'lucide-static/icons/info.svg?raw'
import layers from 'lucide-static/icons/layers.svg?raw'
import lightbulb from 'lucide-static/icons/lightbulb.svg?raw'
import link from 'lucide-static/icons/link.svg?raw'
import list from 'lucide-static/icons/list.svg?raw'
import minus from 'lucide-static/icons/minus.svg?raw'
import monitor from 'lucide-static/icons/monitor.svg?raw'
import pause from 'lucide-static/icons/pause.svg?raw'
import pencil from 'lucide-static/icons/pencil.svg?raw'
import play from 'lucide-static/icons/play.svg?raw'
import plus from 'lucide-static/icons/plus.svg?raw'
import printer from 'lucide-static/icons/printer.svg?raw'
import redo from 'lucide-static/icons/redo-2.svg?raw'
import settings from 'lucide-static/icons/settings.svg?raw'
import sheet from 'lucide-static/icons/sheet.svg?raw'
import trash from 'lucide-static/icons/trash-2.svg?raw'
import undo from 'lucide-static/icons/undo-2.svg?raw'
import users from 'lucide-static/icons/users.svg?raw'
import warning from 'lucide-static/icons/triangle-alert.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import zoomIn from 'lucide-static/icons/zoom-in.svg?raw'
import zoomOut from 'lucide-static/icons/zoom-out.svg?raw'

export const icons = {
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  'book-open': bookOpen,
  calendar,
  check,
  circle,
  clock,
  download,
  ellipsis,
  expand,
  'file-text': fileText,
  info,
  layers,
  lightbulb,
  link,
  list,
  minus,
  monitor,
  pause,
  pencil,
  play,
  plus,
  printer,
  redo,
  settings,
  sheet,
  trash,
  undo,
  users,
  warning,
  x,
  'zoom-in': zoomIn,
  'zoom-out': zoomOut,
}

export type IconName = keyof typeof icons
