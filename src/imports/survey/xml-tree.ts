/** An XML file as a tree, for files that are small enough to be held whole. */
import type { Budget } from './budget.ts'
import { FileFault } from './fault.ts'
import { readXml } from './xml.ts'

/** One element with its attributes, the elements in it, and all text directly in it. */
export interface XmlElement {
  name: string
  attributes: Map<string, string>
  children: XmlElement[]
  text: string
}

const mostHeld = 400_000

/** The root element; throws a `FileFault` as `readXml` does, and for more elements than a survey has. */
export function readXmlTree(text: string, budget: Budget): XmlElement {
  const top: XmlElement = { name: '', attributes: new Map(), children: [], text: '' }
  const path = [top]
  let held = 0
  const here = () => path.at(-1) ?? top
  readXml(
    text,
    {
      open(name, attributes) {
        held++
        if (held > mostHeld) throw new FileFault('sie enthält zu viele Einträge')
        const element = { name, attributes, children: [], text: '' }
        here().children.push(element)
        path.push(element)
      },
      text(part) {
        here().text += part
      },
      close() {
        path.pop()
      },
    },
    budget,
  )
  return top.children[0] ?? top
}

/** The first element of this name in another, or undefined. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}
