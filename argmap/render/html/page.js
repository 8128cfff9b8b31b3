(() => {
  const $ = (id) => document.getElementById(id);
  const read = (id) => JSON.parse($(id).textContent);
  const data = read("filters");
  let known = null;
  const reasons = () => (known ??= read("reasons"));
  const make = (name, text, kind) => {
    const one = document.createElement(name);
    if (text !== undefined) one.textContent = text;
    if (kind) one.className = kind;
    return one;
  };

  // in a long thread what is not seen at first stands as text that is read as markup when it is needed: the very markup
  // that a browser without scripts reads, every word of the thread escaped in it
  const unfold = (part) => {
    const read = new DOMParser().parseFromString(part.textContent, "text/html");
    part.replaceWith(...read.body.childNodes);
  };
  const folded = (where) => [...where.querySelectorAll("noscript")];

  // the address says what is open, so that it can be kept and Back goes back
  const address = (hash) => { if (location.hash !== hash) history.pushState(null, "", hash); };

  // parts of the page as tabs
  const tabs = [...document.querySelectorAll("#tabs a")];
  const show = (name) => {
    for (const tab of tabs) {
      const on = tab.dataset.view === name;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      $(tab.dataset.view).classList.toggle("on", on);
      if (on && name !== "tree") folded($(name)).forEach(unfold);
    }
  };
  $("tabs").setAttribute("role", "tablist");
  tabs.forEach((tab, at) => {
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", tab.dataset.view);
    $(tab.dataset.view).setAttribute("role", "tabpanel");
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      address("#" + tab.dataset.view);
      show(tab.dataset.view);
      scrollTo({ top: 0, behavior: "instant" });
    });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = step ? tabs[(at + step + tabs.length) % tabs.length]
        : event.key === "Home" ? tabs[0] : event.key === "End" ? tabs[tabs.length - 1] : null;
      if (event.key === " ") event.preventDefault(), tab.click();
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.click();
    });
  });
  show(document.querySelector(".panel.on").id);

  // filters
  const comments = data.comments.map(([who, claims]) => ({ who, claims, element: null, node: null, shown: true, text: null }));
  const links = data.links.map(([source, target, relation, sure, claims]) => (
    { source, target, relation, sure, claims, element: null, arc: null, shown: true }));
  const paint = (one) => {
    if (one.element) one.element.hidden = !one.shown;
    (one.node ?? one.arc)?.classList.toggle("off", !one.shown);
  };
  const found = () => {
    const look = (one, name, id) => {
      if (one[name] || !(one[name] = $(id))) return;
      if (!one.shown) paint(one);
    };
    comments.forEach((one, at) => { look(one, "element", "m" + (at + data.first)); look(one, "node", "n" + at); });
    links.forEach((one, at) => { look(one, "element", "l" + at); look(one, "arc", "a" + at); });
  };
  const everything = () => {
    const left = folded($("tree"));
    left.forEach(unfold);
    if (left.length) found();
  };
  const onward = () => {
    const [next] = folded($("tree"));
    if (!next) return;
    unfold(next);
    found();
    setTimeout(onward);
  };
  const words = (comment) => (comment.text ??=
    (comment.element.querySelector("h3").textContent + "\n" + comment.element.querySelector(".t").textContent).toLowerCase());
  const number = (id) => ($(id).value === "" ? -1 : Number($(id).value));
  const filter = () => {
    const search = $("search").value.trim().toLowerCase();
    const claim = number("claim"), person = number("person"), relation = number("relation");
    const least = Number($("sure").value) / 100;
    $("sure-now").textContent = least.toFixed(2);
    if (search !== "") everything();
    const narrowed = search !== "" || claim >= 0 || person >= 0;
    const heard = comments.map((one) => search === "" || words(one).includes(search));
    const ends = new Set();
    let drawn = 0, left = 0;
    for (const link of links) {
      const [from, to] = [comments[link.source], comments[link.target]];
      const fits = (relation < 0 || link.relation === relation) && link.sure >= least
        && (claim < 0 || link.claims.includes(claim)) && (person < 0 || from.who === person || to.who === person)
        && (heard[link.source] || heard[link.target]);
      if (fits) { drawn += 1; ends.add(link.source); ends.add(link.target); }
      if (fits !== link.shown) {
        link.shown = fits;
        paint(link);
      }
    }
    for (const one of document.querySelectorAll(".arc[data-all]"))
      one.classList.toggle("off", !one.dataset.all.split(" ").some((at) => links[at].shown));
    for (const one of document.querySelectorAll("a[data-person]")) one.classList.toggle("sel", Number(one.dataset.person) === person);
    for (const one of document.querySelectorAll("a[data-claim]")) one.classList.toggle("sel", Number(one.dataset.claim) === claim);
    comments.forEach((one, at) => {
      const own = (person < 0 || one.who === person) && (claim < 0 || one.claims.includes(claim)) && heard[at];
      const fits = relation >= 0 ? ends.has(at) : narrowed ? own || ends.has(at) : true;
      if (fits) left += 1;
      if (fits !== one.shown) {
        one.shown = fits;
        paint(one);
      }
    });
    $("shown").textContent = `${drawn} of ${links.length} links shown, ${left} of ${comments.length} comments`;
    $("everything").hidden = !(narrowed || relation >= 0 || least > 0);
  };
  const reset = () => { document.querySelector(".bar").reset(); filter(); };
  const bar = document.querySelector(".bar");
  bar.addEventListener("input", filter);
  bar.addEventListener("submit", (event) => event.preventDefault());
  $("everything").addEventListener("click", () => { reset(); $("search").focus(); });
  found();
  reset();

  // levels of the graph
  document.addEventListener("change", (event) => {
    if (event.target.id !== "level") return;
    for (const one of document.querySelectorAll(".level")) one.classList.toggle("on", one.dataset.level === event.target.value);
  });
  const narrow = (row) => {
    const [field, value] = "person" in row.dataset ? ["person", row.dataset.person] : ["claim", row.dataset.claim];
    $(field).value = $(field).value === value ? "" : value;
    filter();
  };

  // going to a comment
  const go = (at) => {
    everything();
    const one = comments[at];
    if (!one.shown) reset();
    show("tree");
    one.element.scrollIntoView({ block: "start", behavior: "instant" });
    one.element.focus({ preventScroll: true });
    mark(at);
  };
  let marked = -1;
  const mark = (at) => {
    if (marked >= 0) for (const one of [comments[marked].element, comments[marked].node]) one.classList.remove("sel");
    marked = at;
    if (at < 0) return;
    comments[at].element.classList.add("sel");
    const node = comments[at].node;
    node.classList.add("sel");
    const pane = node.closest(".scroll");
    const box = node.getBoundingClientRect(), frame = pane.getBoundingClientRect();
    if (box.height && (box.top < frame.top || box.bottom > frame.bottom)) pane.scrollTop += box.top - frame.top - frame.height / 3;
  };

  // words and reasons
  const range = (comment, start, end) => {
    const walk = document.createTreeWalker($("t" + comment), NodeFilter.SHOW_TEXT);
    const out = new Range();
    let before = 0, open = false;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const after = before + node.length;
      if (!open && start < after) { out.setStart(node, start - before); open = true; }
      if (open && end <= after) { out.setEnd(node, end - before); return out; }
      before = after;
    }
    return null;
  };
  const cut = (comment, start, end) => $("t" + comment).textContent.slice(start, end).replace(/\s+/g, " ");
  const light = (name, spans) => {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.set(name, new Highlight(...spans.map((span) => range(...span)).filter(Boolean)));
  };
  const label = (comment) => comments[comment].element.querySelector("h3").textContent;
  const signed = (weight) => (weight < 0 ? "−" : "+") + Math.abs(weight).toFixed(2);
  const HEAVY = 8;
  const terms = (because) => {
    const rows = make("dl", undefined, "because");
    for (const [rule, comment, start, end, weight] of because) {
      const [named, whole] = reasons().rules[rule];
      const said = make("dd", comment >= 0 ? `“${cut(comment, start, end)}”` : whole);
      said.append(make("code", named));
      rows.append(make("dt", weight === null ? "·" : signed(weight)), said);
    }
    return rows;
  };
  const list = (because) => {
    const out = document.createDocumentFragment();
    out.append(terms(because.slice(0, HEAVY)));
    const left = because.length - HEAVY;
    if (left > 0) {
      const more = make("details", undefined, "lighter");
      more.append(make("summary", `${left} more ${left === 1 ? "reason" : "reasons"}`), terms(because.slice(HEAVY)));
      out.append(more);
    }
    return out;
  };
  const spans = (because) => because.filter(([, comment]) => comment >= 0).map(([, comment, start, end]) => [comment, start, end]);
  const tell = {
    k(at, into) {
      const [comment, start, end, head, said, because, supports] = reasons().claims[at];
      into.append(make("h2", head), make("blockquote", cut(comment, start, end)), make("p", said));
      if (supports >= 0) {
        const [where, from, to] = reasons().claims[supports];
        into.append(make("h3", "in support of"), make("blockquote", cut(where, from, to)));
      }
      into.append(make("h3", "because"), list(because));
      return { comments: [comment], claim: [[comment, start, end]], words: spans(because), links: [] };
    },
    l(at, into) {
      const [source, target, from, to, head, basis, sure, because, reply] = reasons().links[at];
      into.append(make("h2", `${head}  ${sure}`));
      const ends = [from, to].filter((end) => end >= 0).map((end) => reasons().claims[end].slice(0, 3));
      for (const end of [from, to]) {
        if (end < 0) continue;
        const [comment, ...span] = reasons().claims[end];
        into.append(make("h3", label(comment)), make("blockquote", cut(comment, span[0], span[1])));
      }
      into.append(make("h3", `because (${basis}; weights are log-odds)`), list(because));
      const weights = because.map((one) => one[4]).filter((weight) => weight !== null);
      if (weights.length) {
        const sum = weights.reduce((all, one) => all + one, 0);
        const chance = 1 / (1 + Math.exp(-sum));
        const even = reply !== null && Math.abs(chance * Number(reply) - Number(sure)) < 0.02;
        const rows = make("dl", undefined, "because");
        const times = even ? `, times ${reply} that the one answers the other: ${sure}` : "";
        rows.append(make("dt", signed(sum), "sum"), make("dd", `the sum: ${chance.toFixed(2)}${times}`, "sum"));
        into.append(rows);
      }
      return { comments: [source, target], claim: ends, words: spans(because), links: [at] };
    },
    r(at, into) {
      const replies = reasons().replies[at];
      const words = [];
      replies.forEach(([target, sure, basis, because], place) => {
        into.append(make(place ? "h3" : "h2", `${place ? "else " : "answers "}${target}  ${sure}`), make("p", basis), list(because));
        words.push(...spans(because));
      });
      return { comments: [at], claim: [], words, links: [] };
    },
    p(at, into) {
      const [, shown, first] = hand.people[at];
      into.append(make("h2", shown));
      return { comments: [first], claim: [], words: [], links: [] };
    },
  };
  const hand = correcting({ make, reasons, label, comments, links });
  let pinned = null, lit = null, opener = null;
  const clear = () => {
    for (const link of lit?.links ?? []) links[link].arc.classList.remove("hot");
    document.querySelectorAll(".pin").forEach((one) => one.classList.remove("pin"));
  };
  const explain = (kind, at) => {
    everything();
    clear();
    const into = $("why-body");
    into.replaceChildren();
    const close = make("button", "×", "close");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", leave);
    into.append(close);
    lit = tell[kind](at, into);
    hand.offer(kind, at, into);
    $("why").classList.add("open");
    light("claim", lit.claim);
    light("words", lit.words);
    for (const link of lit.links) links[link].arc.classList.add("hot");
    mark(lit.comments[0]);
    if (pinned) document.querySelectorAll(`button[data-${kind}="${at}"]`).forEach((one) => one.classList.add("pin"));
  };
  const rest = () => {
    pinned = null;
    clear();
    lit = null;
    light("claim", []);
    light("words", []);
    mark(-1);
    $("why").classList.remove("open");
    $("why-body").replaceChildren(make("p", "Point at a claim, at a link or at words in a comment: here stand the rules, the words and the weights behind it. Click to keep it, Esc to let go. There you can also say what is right and wrong; select words of a comment to add a mark."));
  };
  // from the keyboard the reasons are entered by Enter and left by Esc, back to the mark that opened them
  const leave = () => {
    const back = $("why").contains(document.activeElement) ? opener : null;
    rest();
    opener = null;
    if (back?.isConnected) back.focus(), rest();
  };
  rest();
  const meant = (target) => {
    const one = target.closest?.("[data-k], [data-l], [data-r], [data-p]");
    if (!one) return null;
    const kind = ["k", "l", "r", "p"].find((name) => name in one.dataset);
    return [kind, Number(one.dataset[kind])];
  };
  const wide = matchMedia("(min-width: 76rem)");
  const point = (event) => {
    const what = meant(event.target);
    if (what && !pinned && (wide.matches || event.type === "focusin")) explain(...what);
  };
  document.addEventListener("mouseover", point);
  document.addEventListener("focusin", (event) => {
    const what = meant(event.target);
    if (what && event.target.matches(":focus-visible")) { pinned = null; explain(...what); }
  });
  document.addEventListener("click", (event) => {
    const anchor = event.target.closest?.('a[href^="#m"]');
    if (anchor?.matches("[data-person], [data-claim]") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      narrow(anchor);
      return;
    }
    const there = anchor && /^#m(\d+)$/.exec(anchor.getAttribute("href"));
    if (there && !event.ctrlKey && !event.metaKey) { event.preventDefault(); address(there[0]); go(there[1] - data.first); return; }
    const what = meant(event.target);
    if (!what) return;
    if (pinned && pinned[0] === what[0] && pinned[1] === what[1]) { rest(); return; }
    pinned = what;
    explain(...what);
    opener = event.target.closest("button");
    if (event.detail === 0 && opener) document.querySelector("#why .close").focus();
    if (event.target.closest("svg")) comments[lit.comments[0]].element.scrollIntoView({ block: "start", behavior: "instant" });
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });

  // words that are selected can be called a claim, or an answer to another comment
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const into = $("why-body");
      if (document.activeElement?.closest?.("#why, #said") || !hand.add(into)) return;
      pinned = null;
      clear();
      lit = null;
      $("why").classList.add("open");
    }, 250);
  });

  // the graph: one stop for the keyboard, arrows within
  document.addEventListener("keydown", (event) => {
    const node = event.target.closest?.(".nodes a");
    if (!node) return;
    const nodes = [...node.parentNode.children];
    const at = nodes.indexOf(node);
    const next = nodes[{ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: nodes.length - 1 }[event.key]];
    if (!next) return;
    event.preventDefault();
    node.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
  const warm = (event) => {
    const node = event.target.closest?.(".nodes a[id]");
    if (!node) return;
    const at = Number(node.id.slice(1)), on = event.type === "mouseover";
    for (const link of links) if (link.source === at || link.target === at) link.arc.classList.toggle("hot", on);
  };
  document.addEventListener("mouseover", warm);
  document.addEventListener("mouseout", warm);
  if (innerWidth < 896) $("graph").open = $("fields").open = false;

  const opened = document.querySelector(".panel.on").id;
  const follow = () => {
    const there = location.hash.match(/^#m(\d+)$/);
    if (there && comments[there[1] - data.first]) go(there[1] - data.first);
    else if (tabs.some((tab) => "#" + tab.dataset.view === location.hash)) show(location.hash.slice(1));
    else if (location.hash === "") show(opened);
  };
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  if (location.hash !== "") follow();

  // what is folded is printed, too
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = [...document.querySelectorAll(".panel.on details:not([open])")];
    for (const one of shut) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of shut) one.open = false; });
  requestAnimationFrame(() => setTimeout(onward));
})();
