// A headless browser, and the pages that are looked at.
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";
import puppeteer from "puppeteer-core";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const html = path.join(root, "generated/docs/course_factory.html");
export const hostile = path.join(root, "tests/browser/made/pages/odd.html");
export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

export function launch() {
  // Where tests run as root there is no sandbox to be had; the pages are our own.
  return puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
}

// A tab with the page, and everything that went wrong in it: errors, and requests for anything but the page itself.
export async function open(browser, { file = html, hash = "", viewport = desktop, theme = "light", script = true } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(message.text());
  });
  const url = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) wrong.push("asked for " + request.url());
  });
  await page.setViewport(viewport);
  await page.setJavaScriptEnabled(script);
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: theme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.goto(url + hash);
  return { page, wrong };
}

// Whether an element's top is on the screen, below the bar that stays there.
export function isInView(page, id) {
  return page.evaluate((wanted) => {
    const { top } = document.getElementById(wanted).getBoundingClientRect();
    return top >= document.querySelector("header").getBoundingClientRect().bottom - 1 && top < innerHeight;
  }, id);
}
