// The annotated copy in a real browser: what a reader can do with it, and what a hostile article cannot.
//
// FACTLINT names the binary (target/debug/factlint by default), CHROMIUM the browser (/usr/bin/chromium by default).

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const project = resolve(import.meta.dirname, "../..");
const factlint = resolve(project, process.env.FACTLINT ?? "target/debug/factlint");
const { source: axe } = createRequire(import.meta.url)("axe-core");

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const HOSTILE = `# Evil <script>window.owned = 1</script>

They signed 15 memorandums <img src=x onerror="window.owned = 2"> </style><script>window.owned = 3</script>
and [paid](javascript:window.owned=4) $5 million \u202E14\u202C "><svg onload=window.owned=5> &lt;script&gt;.
`;
const CLAIMS = `sources:
  evil: {title: "<img src=x onerror=window.owned=6>", url: "javascript:window.owned=7"}
claims:
  - id: memorandums-signed
    about: [signed, memorandums]
    value: 14
    note: "</script><script>window.owned = 8</script>"
    source: evil
`;

let browser;
let folder;

// Renders articles of `from` and answers where the page lies. That there are findings is no failure.
const render = (name, from, ...articles) => {
  const page = join(folder, name);
  const options = ["check", "--quiet", "--fail-on", "never", "--format", "html", "--output", page];
  execFileSync(factlint, [...options, ...articles], { cwd: from });
  return pathToFileURL(page).href;
};

const open = async (address, options = {}) => {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const seen = { requests: [], complaints: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("console", (message) => seen.complaints.push(message.text()));
  page.on("pageerror", (error) => seen.complaints.push(error.message));
  page.on("dialog", (dialog) => seen.complaints.push(dialog.message()));
  await page.goto(address);
  return { page, seen };
};

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "factlint-browser-"));
  const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: [...flags, ...quiet] });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the example", () => {
  let address;
  let single;
  before(() => {
    address = render("example.html", project);
    single = render("single.html", project, "tests/articles/korea-china/delegation-preview.md");
  });

  test("loads nothing but itself and has nothing to complain of", async () => {
    const { page, seen } = await open(address);
    assert.deepEqual(seen.requests, [address]);
    assert.deepEqual(seen.complaints, []);
    await page.context().close();
  });

  test("walks through every finding by the keyboard, there and back", async () => {
    const { page } = await open(address);
    const findings = await page.locator(".note.finding").count();
    assert.ok(findings > 20, `${findings} findings`);
    const here = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
    const visited = [];
    for (let step = 0; step < findings; step += 1) {
      await page.keyboard.press("n");
      visited.push(await here());
    }
    assert.equal(new Set(visited.filter((id) => id.startsWith("m-"))).size, await page.locator(".finding:not(.remark)").count());
    await page.keyboard.press("n");
    assert.equal(await here(), visited[0], "after the last comes the first");
    await page.keyboard.press("p");
    await page.keyboard.press("p");
    assert.equal(await here(), visited.at(-2));
    assert.equal(await page.locator("#where").textContent(), `Finding ${findings - 1} of ${findings}`);
    await page.context().close();
  });

  test("shows beside the focused figure its claim, source, interval and reason", async () => {
    const { page } = await open(single);
    const figure = page.locator(".figure.conflicting", { hasText: "$6.79 million" });
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press("Tab");
      if (await figure.evaluate((element) => element === document.activeElement)) break;
    }
    const note = page.locator(".note.shown .more");
    await note.waitFor();
    const told = await note.innerText();
    for (const part of ["investment-in-korea", "$6.79 billion", "6.785 to just below 6.795 billion USD", "Ministry of Trade", "million was written for billion", "Chinese investment, Korea"]) {
      assert.ok(told.includes(part), `${part} in ${told}`);
    }
    await page.keyboard.press("Escape");
    assert.equal(await note.isVisible(), false);
    await figure.click();
    assert.ok(await note.isVisible(), "a click shows it too");
    await page.locator("h1").click();
    assert.equal(await note.isVisible(), false, "and one beside it lets it go");
    await page.context().close();
  });

  test("does not move the text when a note is opened", async () => {
    const { page } = await open(single);
    const last = page.locator(".block > p").last();
    const places = [await last.boundingBox()];
    await page.locator(".figure.conflicting").first().evaluate((figure) => figure.focus({ preventScroll: true }));
    assert.ok(await page.locator(".note.shown .more").isVisible());
    places.push(await last.boundingBox());
    assert.deepEqual(places[0], places[1]);
    await page.context().close();
  });

  for (const [width, viewport] of [["wide", WIDE], ["phone", PHONE]]) {
    test(`moves nothing while it is painted first, and when it is opened again with ticks: ${width}`, async () => {
      for (const start of [address, single]) {
        const { page } = await open("about:blank", { viewport });
        await page.addInitScript(() => {
          window.shifts = [];
          const note = (list) => window.shifts.push(...list.getEntries().map(({ value }) => value));
          new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
        });
        for (const opening of ["first", "again"]) {
          await page.goto(start);
          await page.waitForTimeout(300);
          assert.deepEqual(await page.evaluate(() => window.shifts), [], opening);
          const before = await places(page);
          await page.evaluate(() => document.querySelectorAll(".tick:not(:checked)").forEach((tick) => tick.click()));
          assert.deepEqual(await places(page), before, "a tick moves no text");
        }
        await page.context().close();
      }
    });
  }

  test("keeps ticks over a reload, shows them in the text, and on paper", async () => {
    const { page } = await open(single);
    const tick = page.locator(".note.conflicting .tick").first();
    await tick.check();
    await page.locator(".figure.supported").first().focus();
    await page.keyboard.press("t");
    await page.reload();
    assert.ok(await tick.isChecked());
    assert.equal(await page.locator(".tick:checked").count(), 2);
    assert.equal(await page.locator(".figure.ticked").count(), 2);
    assert.equal(await page.locator("#ticks").textContent(), `2 of ${await page.locator(".tick").count()}`);
    await page.emulateMedia({ media: "print" });
    assert.ok(await tick.isVisible() && !(await page.locator(".walk").isVisible()));
    await page.emulateMedia({ media: "screen" });
    await tick.uncheck();
    await page.reload();
    assert.equal(await page.locator(".tick:checked").count(), 1);
    await page.context().close();
  });

  test("filters by verdict, and hides what is ticked off", async () => {
    const { page } = await open(address);
    const seen = (selector) => page.locator(selector).evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).length);
    await page.locator("#show-supported").uncheck();
    assert.equal(await seen(".note.supported"), 0);
    assert.ok(await seen(".note.unsupported") > 0);
    assert.equal(await page.locator(".figure.supported[tabindex='0']").count(), 0, "nor is it tabbed to");
    await page.locator(".note.unsupported .tick").first().check();
    const before = await seen(".note.unsupported");
    await page.locator("#show-ticked").uncheck();
    assert.equal(await seen(".note.unsupported"), before - 1);
    await page.context().close();
  });

  test("leads from the table of claims into the articles", async () => {
    const { page } = await open(address);
    await page.locator(".matrix .cell a:has(.conflicting)").first().click();
    const focused = page.locator(".figure:focus");
    assert.ok((await focused.getAttribute("class")).includes("conflicting"));
    assert.ok(await page.locator(".note.shown .more").isVisible());
    await page.context().close();
  });

  test("works without JavaScript", async () => {
    const { page } = await open(single, { javaScriptEnabled: false });
    assert.equal(await page.locator(".walk").isVisible(), false, "no button that would do nothing");
    const figure = page.locator(".figure.conflicting").first();
    await figure.click();
    const note = page.locator(await figure.getAttribute("href"));
    assert.ok(await note.isVisible(), "a link opens the note");
    await page.locator("summary:visible").last().click();
    await page.locator("#show-unsupported").uncheck();
    assert.equal(await page.locator(".note.unsupported").first().isVisible(), false, "filters do without it");
    await page.context().close();
  });

  for (const [width, viewport] of [["wide", WIDE], ["phone", PHONE]]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`is accessible: ${width}, ${colorScheme}`, async () => {
        for (const start of [address, single]) {
          const { page } = await open(start, { viewport, colorScheme });
          await page.keyboard.press("n");
          await page.keyboard.press("t");
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => window.axe.run(document));
          const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join("\n")}`);
          assert.deepEqual(told, []);
          assert.ok((await sticksOut(page, "html")) <= 0, "nothing sticks out to the side");
          await page.context().close();
        }
      });
    }
  }
});

// Where every figure ends, by which a text that moves is known.
const places = (page) =>
  page.locator(".figure").evaluateAll((figures) => figures.map((figure) => {
    const { right, bottom } = figure.getBoundingClientRect();
    return [right, bottom];
  }));

// By how many pixels there is more of an element than can be seen at once.
const sticksOut = (page, selector) =>
  page.evaluate((selector) => {
    const { scrollWidth, clientWidth } = document.querySelector(selector);
    return scrollWidth - clientWidth;
  }, selector);

describe("on a phone", () => {
  test("claims are read without pushing them about", async () => {
    writeFileSync(join(folder, "a.txt"), "They signed 14 memorandums.\n");
    writeFileSync(join(folder, "claims.yaml"), CLAIMS);
    const address = render("phone.html", folder, "--claims", "claims.yaml", "a.txt");
    const { page } = await open(address, { viewport: PHONE });
    assert.ok((await page.locator(".register tbody tr").count()) > 0);
    assert.ok((await sticksOut(page, ".scroll:has(.register)")) <= 0);
    assert.ok((await sticksOut(page, "html")) <= 0);
    await page.context().close();
  });
});

describe("words without end", () => {
  const endless = "Donaudampfschifffahrts".repeat(12);
  for (const [width, viewport] of [["wide", WIDE], ["phone", PHONE]]) {
    test(`push nothing to the side: ${width}`, async () => {
      const long = join(folder, "long");
      mkdirSync(join(long, "claims"), { recursive: true });
      const claim = `{id: bridge-length, about: [bridge, long], value: 312 metres, source: s, note: "See ${endless}."}`;
      const other = `{id: ${endless.toLowerCase().slice(0, 150)}, about: [${endless}], value: 5 metres}`;
      const sources = `sources:\n  s: {title: ${endless}, url: "https://news.example/${endless}"}\n`;
      writeFileSync(join(long, "claims/c.yaml"), `${sources}claims:\n  - ${claim}\n  - ${other}\n`);
      const names = [1, 2].map((at) => `${at}-${endless.slice(0, 60)}.txt`);
      const text = `The bridge is 321 metres long, said ${endless}.\n\n${endless} 14 people.\n`;
      for (const name of names) writeFileSync(join(long, name), text);
      for (const articles of [names, names.slice(0, 1)]) {
        const { page } = await open(render("long.html", long, ...articles), { viewport });
        await page.locator("summary:visible").first().click();
        assert.ok((await sticksOut(page, "html")) <= 0, "the page");
        for (const table of await page.locator(".scroll:not(:has(.matrix))").all()) {
          const [whole, seen] = await table.evaluate((element) => [element.scrollWidth, element.clientWidth]);
          assert.ok(whole <= seen, `a table of ${whole} pixels in ${seen}`);
        }
        await page.context().close();
      }
    });
  }
});

describe("a hostile article", () => {
  test("does nothing", async () => {
    writeFileSync(join(folder, "evil.md"), HOSTILE);
    writeFileSync(join(folder, "claims.yaml"), CLAIMS);
    const address = render("evil.html", folder, "--claims", "claims.yaml", "evil.md");
    const { page, seen } = await open(address);
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    for (const link of await page.locator("a").all()) {
      const target = await link.getAttribute("href");
      assert.match(target, /^#/, "no link leads away");
      await link.evaluate((element) => element.click());
    }
    assert.equal(await page.evaluate(() => window.owned), undefined);
    assert.equal(await page.locator("img, svg, iframe, object, embed, link, form").count(), 0);
    assert.deepEqual(seen, { requests: [address], complaints: [] });
    assert.ok((await page.locator("main").innerText()).includes("javascript:window.owned=7"), "it is there to be read");
    await page.context().close();
  });

  test("gets none of the ticks of the text it replaces", async () => {
    writeFileSync(join(folder, "a.txt"), "They signed 14 memorandums.\n");
    const address = render("a.html", folder, "--claims", "claims.yaml", "a.txt");
    const { page } = await open(address);
    await page.locator(".tick").first().check();
    writeFileSync(join(folder, "a.txt"), "They signed 41 memorandums.\n");
    render("a.html", folder, "--claims", "claims.yaml", "a.txt");
    await page.reload();
    assert.equal(await page.locator(".tick:checked").count(), 0);
    await page.context().close();
  });
});
