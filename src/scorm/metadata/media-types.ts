const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  woff2: 'font/woff2',
};

/** The media types of files, by the extension of their names, sorted; each once. */
export function mediaTypesOf(names: Iterable<string>): string[] {
  const types = [...names].map((name) => {
    const extension = name.slice(name.lastIndexOf('.') + 1);
    return MEDIA_TYPES[extension] ?? 'application/octet-stream';
  });
  return [...new Set(types)].sort();
}
