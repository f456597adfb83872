/** The worker that parses PDF files: its own module so that the bundler emits it as one script of our own origin. */
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
