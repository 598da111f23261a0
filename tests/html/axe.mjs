// Opens each page given in the browser given, without a network, and prints what axe-core finds as JSON:
//     node axe.mjs BROWSER PROFILE PAGE...
// Each page is looked at light, dark, narrow and as on paper.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const axe = createRequire(import.meta.url)('axe-core').source
const [browser, profile, ...pages] = process.argv.slice(2)
const looks = [
  { name: 'light', colorScheme: 'light', media: 'screen', width: 1000 },
  { name: 'dark', colorScheme: 'dark', media: 'screen', width: 1000 },
  { name: 'narrow', colorScheme: 'light', media: 'screen', width: 360 },
  { name: 'paper', colorScheme: 'dark', media: 'print', width: 816 }
]

const context = await chromium.launchPersistentContext(profile, {
  executablePath: browser,
  headless: true,
  // The pages forbid every script; axe is one.
  bypassCSP: true,
  offline: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'
  ]
})
const found = []
try {
  const tab = await context.newPage()
  const asked = []
  tab.on('request', request => asked.push(request.url()))
  for (const path of pages) {
    for (const look of looks) {
      asked.length = 0
      await tab.setViewportSize({ width: look.width, height: 1056 })
      await tab.emulateMedia({ colorScheme: look.colorScheme, media: look.media })
      const address = pathToFileURL(path).href
      await tab.goto(address)
      await tab.evaluate(axe)
      const { violations, incomplete, passes } = await tab.evaluate(() => window.axe.run(document))
      const background = await tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      const told = rules => rules.map(rule => ({ id: rule.id, help: rule.help, nodes: rule.nodes.slice(0, 5).map(node => node.html) }))
      found.push({
        page: path,
        look: look.name,
        violations: told(violations),
        incomplete: told(incomplete),
        passed: passes.map(rule => rule.id),
        requests: asked.filter(url => url !== address),
        background,
        overflow
      })
    }
  }
} finally {
  await context.close()
}
console.log(JSON.stringify(found))
