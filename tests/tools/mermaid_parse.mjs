// Parses Mermaid files with Mermaid itself. Usage: node mermaid_parse.mjs NODE_MODULES FILE…
// Prints a line of JSON for each: its name, the type of diagram, and how many nodes and edges Mermaid finds.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [modules, ...files] = process.argv.slice(2);
const from = createRequire(path.join(path.resolve(modules), "x.js"));
const { JSDOM } = from("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
globalThis.DOMParser = window.DOMParser;
const mermaid = (await import(pathToFileURL(path.join(path.resolve(modules), "mermaid/dist/mermaid.core.mjs")))).default;
mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000, maxEdges: 100_000 });
for (const file of files) {
  const text = readFileSync(file, "utf-8");
  const { diagramType } = await mermaid.parse(text);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const nodes = [...diagram.db.getVertices().values()].map((node) => node.text);
  const edges = diagram.db.getEdges().map((edge) => [edge.start, edge.type, edge.stroke, edge.text, edge.end]);
  console.log(JSON.stringify({ file: path.basename(file), diagramType, nodes, edges }));
}
