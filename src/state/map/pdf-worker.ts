/** A thread of its own in which a PDF is read: whatever it holds never runs in the page. */
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
