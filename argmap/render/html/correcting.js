// marks that a reader accepts, rejects, changes or adds; nothing leaves the page but by the Save button
const correcting = ({ make, reasons, label, comments, links }) => {
  const $ = (id) => document.getElementById(id);
  const passages = JSON.parse($("passages").textContent);
  const box = $("said");
  const KEEP = "argmap " + passages.file + " " + passages.mark;
  const said = new Map();
  let unsaved = false;
  const keep = () => {
    try { sessionStorage.setItem(KEEP, JSON.stringify([...said])); } catch { /* a page in a frame has none */ }
  };
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };
  const words = (comment) => $("t" + comment).textContent;
  const passage = (comment, quote) => {
    const [by, date, after] = passages.comments[comment];
    return { words: quote ?? Corrections.lead(words(comment)), by, date, after };
  };
  const button = (name, act, on = false) => {
    const one = make("button", name);
    one.type = "button";
    one.setAttribute("aria-pressed", String(on));
    one.addEventListener("click", act);
    return one;
  };

  // what has been said, in words
  const show = () => {
    for (const one of document.querySelectorAll(".checked, .struck")) one.classList.remove("checked", "struck");
    for (const one of said.values()) {
      if (!one.mark) continue;
      for (const shown of document.querySelectorAll(`[data-${one.mark[0]}="${one.mark[1]}"]`))
        shown.classList.add(struck(one) ? "struck" : "checked");
    }
    box.hidden = said.size === 0;
    $("said-count").textContent = `${said.size} ${said.size === 1 ? "correction" : "corrections"}`;
    const rows = [...said].map(([key, one]) => {
      const row = make("li", `${one.shown} `);
      const away = button("take back", () => { said.delete(key); changed(); });
      away.setAttribute("aria-label", `Take back: ${one.shown}`);
      row.append(away);
      return row;
    });
    $("said-list").replaceChildren(...rows);
  };
  const struck = ({ kind, verdict }) => verdict === "none" && ["role", "link", "reply"].includes(kind);
  const changed = () => { unsaved = said.size > 0; keep(); show(); };
  const say = (one) => {
    const who = $("said-who").value.trim();
    const whole = who ? { ...one, who, when: today() } : one;
    said.set(Corrections.subject(whole), whole);
    changed();
  };
  const short = (quote) => { const line = quote.replace(/\s+/g, " ").trim(); return line.length > 60 ? line.slice(0, 59) + "…" : line; };

  const chosen = (one) => said.get(Corrections.subject(one));
  const named = naming({ make, reasons, label, words, passage, short, button, known: passages, say, chosen });

  // beneath the reasons of a mark: what it should be
  const choices = {
    k(at) {
      const [comment, start, end, , how, , supports] = reasons().claims[at];
      const quote = words(comment).slice(start, end);
      const premise = how.startsWith("a premise");
      const about = (kind, verdict, shown, more = {}) => ({
        kind, verdict, at: passage(comment, quote), mark: ["k", at], shown: `${label(comment)} “${short(quote)}”: ${shown}`, ...more });
      const role = (verdict, shown) => {
        const above = verdict === "premise" && supports >= 0 ? reasons().claims[supports] : null;
        return about("role", verdict, shown, above ? { to: passage(above[0], words(above[0]).slice(above[1], above[2])) } : {});
      };
      return [
        ["right", role(premise ? "premise" : "claim", premise ? "a reason" : "a claim")],
        ["neither claim nor reason", role("none", "neither claim nor reason")],
        premise ? ["a claim", role("claim", "a claim")] : ["a reason", role("premise", "a reason")],
        ...["asserted", "denied", "questioned", "supposed"].map((one) => [one, about("assertion", one, one)]),
      ];
    },
    l(at) {
      const [source, target] = reasons().links[at];
      const turned = ["agreement", "rebuttal"][links[at].relation];
      const verbs = { agreement: "agrees with", rebuttal: "rebuts" };
      const two = reasons().links.filter(([from, to]) => from === source && to === target).length > 1;
      const of = (verdict, partial = two && verdict === turned) => ({
        kind: "link", verdict, partial, was: two && verdict !== turned ? turned : "", at: passage(source), to: passage(target), mark: ["l", at],
        shown: verdict === "none" ? `${label(source)} neither agrees with ${label(target)} nor rebuts it`
          : `${label(source)} ${verbs[verdict]} ${label(target)}${partial ? " in part" : ""}` });
      const other = turned === "agreement" ? "rebuttal" : "agreement";
      return [["right", of(turned)], ["no such link", of("none")], [other === "agreement" ? "agrees" : "rebuts", of(other)],
        ...(two ? [] : [["right, in part", of(turned, true)]])];
    },
    r(at) {
      const target = reasons().replies[at][0][4];
      const of = (verdict, shown) => ({
        kind: "reply", verdict, at: passage(at), to: passage(target), mark: ["r", at], shown: `${label(at)} ${shown} ${label(target)}` });
      return [["right", of("right", "answers")], ["wrong", of("none", "does not answer")]];
    },
  };
  const offer = (kind, at, into) => {
    if (kind === "p") { named.person(at, into); return; }
    if (kind === "r" && !reasons().replies[at].length) return;
    const row = make("div", undefined, "choices");
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", "Is it right?");
    for (const [name, one] of choices[kind](at)) {
      if (!one.at.words || (one.to && !one.to.words)) continue;
      const now = chosen(one);
      const pressed = now && now.verdict === one.verdict && Boolean(now.partial) === Boolean(one.partial);
      row.append(button(name, () => {
        if (pressed) said.delete(Corrections.subject(one)), changed();
        else say(one);
        into.querySelector(".naming")?.remove();
        row.remove();
        offer(kind, at, into);
        [...into.querySelectorAll(".choices button")].find((one) => one.textContent === name)?.focus();
      }, pressed));
    }
    into.append(row);
    if (kind === "k") named.claim(at, into);
  };

  // words that are selected in a comment: what they are
  const selected = () => {
    const choice = getSelection();
    if (!choice.rangeCount || choice.isCollapsed) return null;
    const range = choice.getRangeAt(0);
    const home = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".t");
    const where = home(range.startContainer);
    if (!where || where !== home(range.endContainer)) return null;
    const quote = choice.toString().trim();
    const whole = where.textContent;
    const plain = quote.replace(/\s+/g, " ");
    if (plain.length < 3 || !whole.replace(/\s+/g, " ").includes(plain)) return null;
    return [Number(where.id.slice(1)), quote, whole.indexOf(quote)];
  };
  const add = (into) => {
    const chosen = selected();
    if (!chosen) return false;
    const [comment, quote] = chosen;
    const [, , from] = chosen;
    const meant = ([home, start, end]) => home === comment && from >= 0 && from < end && from + quote.length > start;
    into.replaceChildren(make("h2", `Selected words of ${label(comment)}`), make("blockquote", quote));
    const close = (act) => () => { act(); getSelection().removeAllRanges(); into.replaceChildren(make("p", "Written down below.")); };
    const of = (kind, verdict, shown, more = {}) => ({
      kind, verdict, at: passage(comment, quote), shown: `${label(comment)} “${short(quote)}”: ${shown}`, ...more });
    const row = make("div", undefined, "choices");
    for (const [, start, end] of reasons().claims.filter(meant).slice(0, 1)) {
      const before = words(comment).slice(start, end);
      row.append(button("the claim's words", close(() => say({
        kind: "span", verdict: quote, at: passage(comment, before), shown: `${label(comment)} “${short(before)}” is: “${short(quote)}”` }))));
    }
    row.append(
      button("a claim", close(() => say(of("role", "claim", "a claim")))),
      button("a reason", close(() => say(of("role", "premise", "a reason")))),
      button("no words of a comment", close(() => say(of("comment", "none", "no words of a comment")))),
      button("a comment starts here", close(() => say(of("comment", "starts", "a comment starts here")))),
    );
    const field = make("input");
    field.type = "text";
    field.inputMode = "numeric";
    field.size = 5;
    field.setAttribute("aria-label", "Number of the other comment");
    const other = () => {
      const name = field.value.trim().replace(/^#/, "");
      const at = comments.findIndex((_, number) => label(number).split(" ")[0].replace("#", "") === name);
      field.setCustomValidity(at < 0 || at === comment ? "the number of another comment" : "");
      return field.reportValidity() ? at : -1;
    };
    const toward = (kind, verdict, shown) => () => {
      const at = other();
      if (at < 0) return;
      close(() => say(of(kind, verdict, `${shown} ${label(at)}`, { to: passage(at) })))();
    };
    const link = make("div", undefined, "choices");
    link.append("… ", button("agrees with", toward("link", "agreement", "agrees with")),
      button("rebuts", toward("link", "rebuttal", "rebuts")), button("answers", toward("reply", "right", "answers")), " # ", field);
    into.append(row, link);
    return true;
  };

  $("said-save").addEventListener("click", async () => {
    if (said.size && (await Corrections.save(passages.file, said.values()))) unsaved = false;
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  try {
    for (const [key, one] of JSON.parse(sessionStorage.getItem(KEEP) ?? "[]")) said.set(key, one);
  } catch { /* nothing is kept, or nothing that can be read */ }
  unsaved = said.size > 0;
  show();
  return { offer, add, people: passages.people };
};
