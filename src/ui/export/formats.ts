/** How something can be copied, and how saved; the labels are the entries of the menu. */
export const copyFormats = [
  { name: 'footnote', label: 'Footnote', hint: 'as in United Nations documents' },
  { name: 'citation', label: 'Citation', hint: 'in full' },
  { name: 'formatted', label: 'Formatted text', hint: 'for Word and mail' },
  { name: 'plain', label: 'Plain text', hint: null },
  { name: 'markdown', label: 'Markdown', hint: null },
] as const

export const fileFormats = [
  { name: 'docx', label: 'Word', hint: 'DOCX' },
  { name: 'markdown', label: 'Markdown', hint: 'MD' },
  { name: 'ris', label: 'RIS', hint: 'Zotero, EndNote' },
  { name: 'bibtex', label: 'BibTeX', hint: 'LaTeX' },
  { name: 'csl', label: 'CSL-JSON', hint: 'Pandoc, Zotero' },
  { name: 'csv', label: 'CSV', hint: 'Excel' },
  { name: 'json', label: 'JSON', hint: null },
] as const

export type CopyFormat = (typeof copyFormats)[number]['name']
export type FileFormatName = (typeof fileFormats)[number]['name']
