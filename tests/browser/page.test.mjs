// What readers do with the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desktop, hostile, html, isInView, launch, open, phone } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const options = (page) => page.$$eval("#found [role=option]", (nodes) => nodes.map((node) => [node.textContent, node.hash]));

test("search finds as one types, and Enter goes there", async () => {
  const { page, wrong } = await open(browser);
  await page.evaluate(() => scrollTo(0, 3000));
  await page.keyboard.press("/");
  await page.keyboard.type("total_lessons");
  assert.equal(await page.evaluate(() => scrollY), 3000, "the page stays where it is");
  const found = await options(page);
  assert.deepEqual(found.slice(0, 2).map(([, hash]) => hash), [
    "#course.outline.created--total_lessons",
    "#course.generation.completed--total_lessons",
  ]);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.$eval("#find", (input) => input.getAttribute("aria-activedescendant")), "found-1");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => location.hash), "#course.generation.completed--total_lessons");
  assert.ok(await isInView(page, "course.generation.completed--total_lessons"));
  assert.equal(await page.$eval("#found", (node) => node.hidden), true);
  assert.deepEqual(wrong, []);
});

test("search finds consumers, words of descriptions, several words, and says when it finds nothing", async () => {
  const { page, wrong } = await open(browser);
  const first = async (words) => {
    await page.$eval("#find", (input) => (input.value = ""));
    await page.type("#find", words);
    return (await options(page))[0]?.[1];
  };
  assert.equal(await first("HITL"), "#consumer-hitl-dashboard");
  assert.equal(await first("failed message"), "#course.generation.failed--error_message");
  assert.equal(await first("exception class"), "#course.generation.failed--error_type");
  assert.equal(await first("OUTLINE.created"), "#course.outline.created");
  assert.equal(await page.$eval("#found code", (node) => node.textContent), "course.outline.created");
  assert.equal(await first("PII"), "#sensitive");
  assert.equal(await first("error path"), "#flow-error");
  assert.equal(await first("promise"), "#events");
  assert.equal(await first("critical completed"), "#course.generation.completed");
  await first("email");
  assert.ok((await options(page)).some(([, hash]) => hash === "#sensitive"), "e-mail is found as email");
  assert.equal(await first("<b>no such thing"), undefined);
  assert.match(await page.$eval("#found", (node) => node.textContent), /Nothing found/);
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval("#find", (input) => input.value), "");
  assert.equal(await page.$eval("#found", (node) => node.hidden), true);
  assert.deepEqual(wrong, []);
});

for (const [name, file] of [["course_factory", html], ["hostile", hostile]]) {
  test(`${name}: every link lands on something that is there`, async () => {
    const { page } = await open(browser, { file });
    const lost = await page.$$eval("a[href]", (links) =>
      // A link of a drawing has no hash of its own.
      links.filter((link) => !/^#./.test(link.getAttribute("href")) || !document.getElementById(link.getAttribute("href").slice(1))).map((link) => link.outerHTML),
    );
    assert.deepEqual(lost, []);
    const doubles = await page.$$eval("[id]", (nodes) => nodes.map((node) => node.id).filter((id, at, all) => all.indexOf(id) !== at));
    assert.deepEqual(doubles, []);
  });

  test(`${name}: nothing is wider than a phone`, async () => {
    for (const width of [320, 360, 390, 768, 1024]) {
      const { page } = await open(browser, { file, viewport: { width, height: 740 } });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${width}: ${wide} pixels too wide`);
      // What scrolls by itself says so to the keyboard.
      const hidden = await page.$$eval("main *", (nodes) =>
        nodes.filter((node) => getComputedStyle(node).overflowX === "auto" && node.scrollWidth > node.clientWidth && node.tabIndex < 0).map((node) => node.className),
      );
      assert.deepEqual(hidden, []);
    }
  });
}

test("no text of a schema becomes anything but text", async () => {
  const { page, wrong } = await open(browser, { file: hostile });
  const title = await page.title();
  // Everything a reader could set off: what was found by searching, what the mouse passes, what is copied.
  await page.type("#find", "script");
  assert.ok((await options(page)).length > 3);
  await page.$$eval("main *, #found *", (nodes) => nodes.forEach((node) => node.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }))));
  await page.$$eval("button", (buttons) => buttons.forEach((button) => button.click()));
  assert.equal(await page.title(), title);
  assert.notEqual(title, "taken");
  const found = await page.evaluate(() => ({
    scripts: document.scripts.length,
    foreign: document.querySelectorAll("img, iframe, object, embed, link, form, base").length,
    handlers: [...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames().filter((name) => name.startsWith("on") || name === "style")),
    hidden: /[\u202a-\u202e\u2066-\u2069\u200b]/.test(document.body.textContent),
    shown: document.body.innerText.includes('</script><script>document.title="taken"</script>'),
  }));
  assert.deepEqual(found, { scripts: 1, foreign: 0, handlers: [], hidden: false, shown: true });
  // Writing to the clipboard may be forbidden in a headless browser, and says so; nothing else may go wrong.
  assert.deepEqual(wrong, []);
});

test("a script that got into the page would not run", async () => {
  const { page } = await open(browser);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = document.createElement("div");
    image.innerHTML = '<img src="x" onerror="window.ran = true">';
    document.body.append(image);
    return new Promise((done) => setTimeout(() => done(window.ran), 200));
  });
  assert.equal(ran, undefined);
});

test("permalinks of events and fields show what they name", async () => {
  for (const viewport of [desktop, phone]) {
    for (const id of ["course.workflow.transitioned", "course.generation.failed--error_message", "consumer-analytics"]) {
      const { page } = await open(browser, { hash: "#" + id, viewport });
      assert.ok(await isInView(page, id), id);
    }
  }
});

test("drawings lead to the events", async () => {
  const { page } = await open(browser);
  await page.click("svg.graph a[href='#course.quiz.created']");
  assert.ok(await isInView(page, "course.quiz.created"));
});

test("the theme is the system's until somebody chooses", async () => {
  const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await open(browser, { theme: "light" });
  const dark = await open(browser, { theme: "dark" });
  const [pale, deep] = [await ground(light.page), await ground(dark.page)];
  assert.notEqual(pale, deep);
  assert.equal(await dark.page.$eval("#theme", (node) => node.getAttribute("aria-pressed")), "true");
  await light.page.click("#theme");
  assert.equal(await ground(light.page), deep);
  await light.page.reload();
  assert.equal(await ground(light.page), deep, "the choice is kept");
  await light.page.click("#theme");
  assert.equal(await ground(light.page), pale);
  assert.deepEqual([...light.wrong, ...dark.wrong], []);
});

test("without JavaScript everything is there but search, theme and copying", async () => {
  const { page, wrong } = await open(browser, { script: false, hash: "#course.deployed.staging" });
  await page.setJavaScriptEnabled(true);
  assert.equal(await page.evaluate(() => document.querySelectorAll("button:not([hidden]), .find:not([hidden])").length), 0);
  assert.ok(await isInView(page, "course.deployed.staging"));
  const shown = await page.evaluate(() => document.querySelector("main").innerText);
  for (const words of ["course.generation.failed", "total_lessons", "Analytics", "Compatibility promise", "DRAFT → REVIEW"]) {
    assert.ok(shown.includes(words), words);
  }
  assert.deepEqual(wrong, []);
});

test("the keyboard reaches what the mouse reaches", async () => {
  const { page } = await open(browser);
  const stops = [];
  for (let press = 0; press < 5; press++) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.textContent));
  }
  assert.deepEqual(stops.slice(0, 4), ["skip", "brand", "find", "theme"]);
  const marked = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(marked, "none", "one sees where the focus is");
  await page.$eval(".skip", (node) => node.focus());
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");
  // The script may be used while something is typed: a slash in the search is a slash.
  await page.focus("#find");
  await page.keyboard.type("a/b");
  assert.equal(await page.$eval("#find", (input) => input.value), "a/b");
});

test("examples are copied as they are", async () => {
  const { page, wrong } = await open(browser);
  await page.evaluate(() => {
    window.copied = [];
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void window.copied.push(text) } });
  });
  const blocks = await page.$$(".block");
  assert.ok(blocks.length >= 9);
  for (const block of blocks) await (await block.$("button")).evaluate((button) => button.click());
  await page.waitForFunction((count) => window.copied.length === count, {}, blocks.length);
  const copied = await page.evaluate(() => window.copied);
  const payload = JSON.parse(copied[0]);
  assert.equal(typeof payload.course_id, "string");
  assert.ok(copied.every((text) => !text.includes("Copy")));
  assert.deepEqual(wrong, []);
});

test("on paper there is all of the text and nothing to press", async () => {
  const { page } = await open(browser);
  await page.emulateMediaType("print");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const shown = await page.$$eval("header, nav, .block button", (nodes) => nodes.filter((node) => node.checkVisibility()).length);
  assert.equal(shown, 0);
  assert.equal(await page.$$eval("details", (nodes) => nodes.filter((node) => !node.open).length), 0);
  assert.ok((await page.pdf()).length > 50_000);
});
