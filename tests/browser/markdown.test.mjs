// The Markdown pages as GitHub's dialect reads them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { hostile, launch, root } from "./browser.mjs";

const mermaid = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");
const folder = path.join(root, "generated/docs");

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function rendered(name, below = folder) {
  const source = await readFile(path.join(below, name), "utf8");
  // Tags stay in, as the anchors of the page are tags; one that got in from a schema would show.
  const html = micromark(source, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  const page = await browser.newPage();
  await page.setContent(html);
  return { page, source };
}

for (const name of ["course_factory.md", "course_factory.classic.md"]) {
  test(`${name}: every link lands, and no anchor stands twice`, async () => {
    const { page } = await rendered(name);
    const found = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
      const links = [...document.querySelectorAll("a[href]")].map((node) => node.getAttribute("href"));
      return {
        links: links.length,
        lost: links.filter((link) => !link.startsWith("#") || !ids.includes(link.slice(1))),
        doubles: ids.filter((id, at) => ids.indexOf(id) !== at),
      };
    });
    assert.deepEqual(found.lost, []);
    assert.deepEqual(found.doubles, []);
    assert.equal(found.links > 50, !name.includes("classic"));
  });

  test(`${name}: tables and fences are read as such`, async () => {
    const { page, source } = await rendered(name);
    const found = await page.evaluate(() => {
      const tables = [...document.querySelectorAll("table")];
      return {
        tables: tables.length,
        // A row with another number of cells than its head lost a bar or gained one.
        ragged: tables.flatMap((table) => [...table.rows].filter((row) => row.cells.length !== table.rows[0].cells.length || [...row.cells].some((cell) => cell.textContent.includes(" | ")))).map((row) => row.textContent),
        fences: document.querySelectorAll("pre > code").length,
        // Outside of code nothing of the markup is left.
        bare: [...document.querySelectorAll("p, li, td, h1, h2, h3, h4")].map((node) => {
          const copy = node.cloneNode(true);
          copy.querySelectorAll("code, pre").forEach((code) => code.remove());
          return copy.textContent;
        }).filter((text) => /\*\*|```|^#+ |\|--/.test(text)),
        tags: [...new Set([...document.body.querySelectorAll("*")].map((node) => node.localName))].sort(),
      };
    });
    assert.equal(found.fences, source.match(/^```+[a-z]*$/gm).length / 2);
    assert.equal(found.tables, source.match(/^\|[-:|]+\|$/gm)?.length ?? 0);
    assert.deepEqual(found.ragged, []);
    assert.deepEqual(found.bare, []);
    const usual = ["a", "br", "code", "h1", "h2", "h3", "hr", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"];
    assert.deepEqual(found.tags.filter((tag) => !usual.includes(tag)), []);
  });
}

for (const name of ["odd.md", "odd.classic.md"]) {
  test(`${name}: no text of a schema becomes markup`, async () => {
    const { page } = await rendered(name, path.dirname(hostile));
    const found = await page.evaluate(() => ({
      title: document.title,
      scripts: document.querySelectorAll("script, img, iframe, em, del, input").length,
      links: [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")).filter((link) => !/^#[a-z0-9._-]+$/.test(link)),
      hidden: /[\u202a-\u202e\u2066-\u2069\u200b]/.test(document.body.textContent),
    }));
    assert.deepEqual(found, { title: "", scripts: 0, links: [], hidden: false });
  });
}

async function drawings(page) {
  await page.addScriptTag({ path: mermaid });
  return page.evaluate(async () => {
    window.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
    const sources = [...document.querySelectorAll("code.language-mermaid")].map((node) => node.textContent);
    const words = [];
    for (const [at, source] of sources.entries()) {
      await window.mermaid.parse(source);
      const { svg } = await window.mermaid.render("drawn" + at, source);
      const host = document.createElement("div");
      host.innerHTML = svg;
      words.push(host.textContent);
    }
    return words;
  });
}

test("Mermaid draws every diagram, with the words of the text", async () => {
  const drawn = await drawings((await rendered("course_factory.md")).page);
  assert.equal(drawn.length, 4);
  assert.match(drawn[0], /User Request/);
  assert.match(drawn[0], /course\.lesson\.generated\s*x N lessons/);
  assert.match(drawn[2], /DRAFT → REVIEW/);
  assert.match(drawn[3], /needs approval/);
});

test("Mermaid draws diagrams whose words try to get out of them", async () => {
  const { page } = await rendered("odd.md", path.dirname(hostile));
  const drawn = await drawings(page);
  assert.equal(drawn.length, 3);
  assert.match(drawn[0], /document\.title="taken"/);
  assert.equal(await page.title(), "");
});
