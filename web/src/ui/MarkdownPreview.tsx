import MarkdownIt from "markdown-it";
import { Html } from "./Html";

// HTML in the source stays text, and only safe link schemes become links: what the server does, too.
const markdown = new MarkdownIt({ html: false, linkify: true });

export default function MarkdownPreview({ source }: { source: string }) {
  return <Html html={markdown.render(source)} className="prose compact" />;
}
