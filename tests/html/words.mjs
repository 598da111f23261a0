// Opens a page in a window of 400 pixels and prints as JSON which of its words are cut over two lines:
//     node words.mjs BROWSER PROFILE PAGE [PICTURE]
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [browser, profile, page, picture] = process.argv.slice(2)
const context = await chromium.launchPersistentContext(profile, {
  executablePath: browser,
  headless: true,
  bypassCSP: true,
  offline: true,
  viewport: { width: 400, height: 900 },
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
})
try {
  const tab = await context.newPage()
  await tab.goto(pathToFileURL(page).href)
  const found = await tab.evaluate(() => {
    const cut = []
    let words = 0
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const node = texts.currentNode
      if (node.parentElement.closest('thead')) continue
      // A hyphen and an apostrophe are places to go to the next line at; other letters of a word stay together.
      for (const word of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        words += 1
        const range = document.createRange()
        range.setStart(node, word.index)
        range.setEnd(node, word.index + word[0].length)
        const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)))
        if (lines.size > 1) cut.push(word[0])
      }
    }
    return { words, cut, overflow: document.documentElement.scrollWidth - window.innerWidth }
  })
  if (picture) await tab.screenshot({ path: picture, fullPage: true })
  console.log(JSON.stringify(found))
} finally {
  await context.close()
}
