/** If the app cannot start, says so in one sentence and shows the way to the rescue page. */
;(() => {
  const tooLong = 15000
  const sentence = 'Die App konnte nicht starten. Ihre Daten liegen weiter auf diesem Gerät. '
  const show = () => {
    const app = document.getElementById('app')
    if (!app || app.childElementCount > 0) return
    const line = document.createElement('p')
    const link = document.createElement('a')
    link.href = '/rettung.html'
    link.textContent = 'Zur Rettungsseite'
    line.append(sentence, link)
    // The look of the app may be what did not load.
    Object.assign(line.style, { margin: '40px 24px', font: '20px/1.5 sans-serif' })
    app.append(line)
  }
  addEventListener(
    'error',
    (event) => {
      const isScript = event.target instanceof HTMLScriptElement
      if (isScript || event instanceof ErrorEvent) show()
    },
    true,
  )
  addEventListener('unhandledrejection', show)
  setTimeout(show, tooLong)
})()
