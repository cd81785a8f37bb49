/** Times as people read them. */

/** Hours and minutes of a moment, such as "19:05", in the time of this device. */
export function timeOfDay(epochMilliseconds: number): string {
  const moment = new Date(epochMilliseconds)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/** Minutes and seconds of a span, such as "4:09"; the sign is left to the words beside it. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.ceil(Math.abs(milliseconds) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
