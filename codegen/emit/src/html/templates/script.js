(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, make) => Array.from(document.querySelectorAll(selector), make);
  const text = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim() : "");
  const find = byId("find");
  const found = byId("found");
  const theme = byId("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const MOST = 24;

  // The theme: the system's until somebody chooses. A browser may refuse to keep the choice.
  const kept = (value) => {
    try {
      if (value) localStorage.setItem("theme", value);
      return localStorage.getItem("theme");
    } catch {
      return value;
    }
  };
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const show = () => theme.setAttribute("aria-pressed", isDark());
  if (/^(dark|light)$/.test(kept())) root.dataset.theme = kept();
  theme.hidden = false;
  theme.onclick = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    kept(root.dataset.theme);
    show();
  };
  dark.addEventListener("change", show);
  show();

  // What can be found is what the page shows: events, fields, consumers, producers, sections.
  // `email` is to find `e-mail`.
  const plain = (words) => words.toLowerCase().replaceAll("-", "");
  const entry = (node, kind, title, context, more) => ({
    id: node.id,
    title,
    context: context ? kind + " · " + context : kind,
    name: plain(title),
    all: plain([title, context, more].join(" ")),
  });
  const name = (node) => text(node.querySelector(":scope > h2, :scope > h3 code, :scope > h3:not(:has(code)), :scope > th a"));
  const collect = () => [
    ...all("article", (node) => entry(node, "event", name(node), text(node.querySelector(".lead")), [".tags", ".facts", ".who"].map((part) => text(node.querySelector(part))).join(" "))),
    ...all("tr[id]", (node) => entry(node, "field", name(node), name(node.closest("article")), text(node))),
    ...all(".listener", (node) => entry(node, node.closest("section").id.slice(0, -1), name(node), "", text(node))),
    ...all(".flow h3", (node) => entry(node, "flow", text(node), "", text(node.parentNode))),
    ...all("main > section", (node) => entry(node, "section", name(node), "", text(node.querySelector("article, .flow, .listener") ? node.querySelector("p") : node))),
  ];
  // Every word must be found; the closer to the name, the better.
  const rank = (item, words) => {
    let points = 0;
    for (const word of words) {
      if (!item.all.includes(word)) return 0;
      const at = item.name.indexOf(word);
      points += item.name === word ? 8 : at === 0 ? 5 : at > 0 ? 4 : 1;
    }
    return points;
  };
  let entries;
  let chosen = -1;
  const options = () => found.querySelectorAll("a");
  const choose = (to) => {
    const links = options();
    links[chosen]?.setAttribute("aria-selected", false);
    chosen = links.length ? (to + links.length) % links.length : -1;
    links[chosen]?.setAttribute("aria-selected", true);
    links[chosen]?.scrollIntoView({ block: "nearest" });
    find.setAttribute("aria-activedescendant", links[chosen]?.id || "");
  };
  const open = (is) => {
    found.hidden = !is;
    find.setAttribute("aria-expanded", is);
    if (!is) choose(-1);
  };
  const add = (parent, tag, words) => {
    const node = parent.appendChild(document.createElement(tag));
    node.textContent = words;
    return node;
  };
  const search = () => {
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    found.textContent = "";
    chosen = -1;
    if (!words.length) return open(false);
    entries ??= collect();
    const hits = entries
      .map((item) => ({ item, points: rank(item, words) }))
      .filter((hit) => hit.points)
      .sort((a, b) => b.points - a.points)
      .slice(0, MOST);
    hits.forEach(({ item }, at) => {
      const link = add(found, "a", "");
      link.href = "#" + item.id;
      link.id = "found-" + at;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", false);
      add(link, "code", item.title);
      add(link, "small", item.context);
    });
    if (!hits.length) add(found, "p", "Nothing found");
    found.setAttribute("role", hits.length ? "listbox" : "status");
    open(true);
    choose(0);
  };
  find.parentNode.hidden = false;
  find.oninput = find.onfocus = search;
  find.onkeydown = (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter" && options()[chosen]) options()[chosen].click();
    else if (event.key === "Escape") find.value = found.textContent = "";
    else return;
    if (event.key === "Escape") open(false);
    event.preventDefault();
  };
  found.onclick = (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    open(false);
    // Who chose with the keyboard goes on from there.
    byId(link.hash.slice(1)).querySelector("a")?.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".find")) open(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target === find) return;
    event.preventDefault();
    find.focus();
    find.select();
  });

  // Copy buttons: without this script there are none.
  all(".block", (block) => {
    const button = add(block, "button", "Copy");
    const tell = (word) => {
      button.textContent = word;
      setTimeout(() => (button.textContent = "Copy"), 1500);
    };
    button.type = "button";
    button.onclick = async () => {
      const pre = block.querySelector("pre");
      try {
        await navigator.clipboard.writeText(pre.textContent);
        tell("Copied");
      } catch {
        getSelection().selectAllChildren(pre);
        tell("Selected");
      }
    };
  });

  // The contents show where the reader is.
  const links = new Map(all("nav a", (link) => [link.hash.slice(1), link]));
  const watcher = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting || !links.has(target.id)) continue;
        links.forEach((link) => link.removeAttribute("aria-current"));
        links.get(target.id).setAttribute("aria-current", true);
      }
    },
    { rootMargin: "-15% 0px -75% 0px" },
  );
  all("article, main > section", (node) => watcher.observe(node));
  addEventListener("beforeprint", () => all("details", (node) => (node.open = true)));
})();
