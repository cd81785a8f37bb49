/** Real JPEGs for tests: a small picture that every program shows, each with bytes of its own. */

const picture =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAkADADASIAAhEBAxEB/8QAGQABAQADAQAAAAAAAAAAAAAAAAQFBgcC/8QAJRAAAgIBAwIHAQAAAAAAAAAAAAECBAMRE1GBoQUGFCEiMWFx/8QAFwEBAQEBAAAAAAAAAAAAAAAAAAQDAv/EAB8RAAICAgIDAQAAAAAAAAAAAAABAgMEERMhEhQxUf/aAAwDAQACEQMRAD8AwRRVo2bjfp8Mp6fbXsl1JzoNTBCtVx4sa+MYpf39O8rIdKWl2yPHp5W9/EaNao2abXqMMoa/Tfun1JzoNvBCzVyYsi+Movp+nPhi5DuT2u0Minia18YABWTg2bwvzDhjXhhuOUZQWimlqmjBbUOO42ocdyC2yq1akmbVzlW9xM74r5hwyrzw03KUprRza0SRrJTtQ47jahx3FVlVS1FMWTlY9yJgU7UOO42ocdzX2ofjM/FnoAEB0AAAAAAf/9k='

const beginning = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0))

/** 48 by 36 pixels; `name` stands in it as a comment, so that its bytes can be found in whatever holds them. */
export function smallJpeg(name: string): Uint8Array<ArrayBuffer> {
  const comment = new TextEncoder().encode(name)
  const length = comment.length + 2
  return Uint8Array.from([
    ...beginning.subarray(0, 2),
    ...[0xff, 0xfe, length >> 8, length & 255],
    ...comment,
    ...beginning.subarray(2),
  ])
}
