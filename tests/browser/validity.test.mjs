// What machines say of the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { desktop, hostile, html, launch, open, phone } from "./browser.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function violations(page) {
  // The page's policy admits no other script; what looks at it comes in by the debugger, past the policy.
  await page.evaluate(await readFile(axe, "utf8"));
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
}

for (const [file, theme, name, viewport] of [
  [html, "light", "desktop", desktop],
  [html, "dark", "desktop", desktop],
  [html, "light", "phone", phone],
  [html, "dark", "phone", phone],
  [hostile, "light", "desktop, hostile", desktop],
  [hostile, "dark", "phone, hostile", phone],
]) {
  test(`axe finds nothing: ${theme}, ${name}`, async () => {
      const { page } = await open(browser, { file, theme, viewport });
      await page.$$eval("details", (nodes) => nodes.forEach((node) => (node.open = true)));
      assert.deepEqual(await violations(page), []);
      await page.type("#find", "course");
      assert.deepEqual(await violations(page), [], "with what was found open");
    });
}

test("axe would find something", async () => {
  const { page } = await open(browser);
  await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("afterbegin", '<button></button><p id="pale">pale</p>'));
  await page.evaluate(() => (document.getElementById("pale").style.color = "#eee"));
  const rules = (await violations(page)).map((found) => found.split(":")[0]);
  assert.deepEqual([...new Set(rules)].sort(), ["button-name", "color-contrast"]);
});

test("the HTML is valid", async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      // Event types are anchors; HTML only forbids blanks in an id.
      "valid-id": ["error", { relaxed: true }],
      // A title is as long as its team made it.
      "long-title": "off",
      // The list below a combobox cannot be a select.
      "prefer-native-element": ["error", { exclude: ["listbox"] }],
    },
  });
  for (const file of [html, hostile]) {
    const report = await validator.validateFile(file);
    const messages = report.results.flatMap((result) => result.messages.map((found) => `${found.line}:${found.column} ${found.ruleId}: ${found.message}`));
    assert.deepEqual(messages, [], file);
  }
});
