import { formatPage, paragraphs } from "./markdown";

/**
 * A page written by hand, with one part of it generated: between `<!-- NAME:start -->` and `<!-- NAME:end -->`.
 * @param file the page's path, for errors
 * @throws Error for a page that does not hold each marker once, in this order
 */
export async function withGenerated(file: string, page: string, name: string, generated: string): Promise<string> {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [before, between, ...rest] = page.split(start);
  const [, after, ...more] = (between ?? "").split(end);
  if (before === undefined || after === undefined || rest.length + more.length > 0) {
    throw new Error(
      `${file}: a part of it is generated between ${start} and ${end}; it needs each of them once, in this order`,
    );
  }
  const part = await formatPage(
    paragraphs("<!-- prettier-ignore-start -->", generated, "<!-- prettier-ignore-end -->"),
  );
  return `${before}${start}\n\n${part}\n${end}${after}`;
}
