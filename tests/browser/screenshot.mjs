// The picture of the reference that README.md shows.
import path from "node:path";
import { stat } from "node:fs/promises";
import { launch, open, root } from "./browser.mjs";

// Whoever opens README.md loads it.
const MOST_BYTES = 150_000;
const file = path.join(root, "docs/reference.png");

const browser = await launch();
const { page } = await open(browser, { hash: "#course.outline.created", viewport: { width: 1200, height: 800 } });
await page.type("#find", "total_l");
await page.screenshot({ path: file });
await browser.close();
const { size } = await stat(file);
console.log(`${path.relative(root, file)}: ${size} bytes`);
if (size > MOST_BYTES) {
  console.error(`at most ${MOST_BYTES} bytes were to be had`);
  process.exitCode = 1;
}
