// tags, points, sides and persons: chosen from lists, said by a button, so that nothing is written down by accident
const naming = ({ make, reasons, label, words, passage, short, button, known, say, chosen }) => {
  const field = (name, options, now) => {
    const one = make("label", `${name} `);
    const list = make("select");
    for (const [value, shown] of options) {
      const option = make("option", short(shown));
      option.value = value;
      option.selected = value === now;
      list.append(option);
    }
    one.append(list);
    return [one, list];
  };
  const group = (name, ...inside) => {
    const row = make("div", undefined, "choices");
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", name);
    row.append(...inside);
    return row;
  };
  const quote = (at) => {
    const [comment, start, end] = reasons().claims[at];
    return [comment, words(comment).slice(start, end)];
  };
  const about = (at, kind, verdict, shown, more = {}) => {
    const [comment, text] = quote(at);
    return { kind, verdict, at: passage(comment, text), mark: ["k", at], shown: `${label(comment)} “${short(text)}”: ${shown}`, ...more };
  };
  const under = (at) => known.points.filter(([, claims]) => claims.includes(at));

  const tag = (at, again) => {
    const now = chosen(about(at, "tag", "", ""))?.verdict ?? known.tagged[at] ?? "none";
    const listed = known.tags.some(([id]) => id === now) || now === "none" ? [] : [[now, now]];
    const other = "\n";
    const [row, list] = field("Tag", [["none", "none"], ...known.tags, ...listed, [other, "another …"]], now);
    const own = make("input");
    own.type = "text";
    own.maxLength = 60;
    own.hidden = true;
    own.setAttribute("aria-label", "Name of the tag");
    list.addEventListener("change", () => { own.hidden = list.value !== other; });
    return group("Tag", row, own, button("set the tag", () => {
      const name = list.value === other ? own.value.trim() : list.value;
      own.setCustomValidity(name ? "" : "the tag has no name");
      if (own.hidden || own.reportValidity()) again(() => say(about(at, "tag", name, name === "none" ? "no tag" : `tag ${name}`)));
    }));
  };

  const frame = (at, again) => {
    const now = chosen(about(at, "frame", "", ""))?.verdict ?? known.framed[at] ?? "none";
    const [row, list] = field("Frame", ["none", ...known.frames].map((one) => [one, one.replaceAll("_", " ")]), now);
    return group("Frame", row, button("set the frame", () =>
      again(() => say(about(at, "frame", list.value, list.value === "none" ? "no frame" : `frame ${list.value.replaceAll("_", " ")}`)))));
  };

  const point = (at, again) => {
    const rows = [];
    const mine = under(at);
    const put = (says, against) => about(at, "point", says, `${against ? "against" : "for"} “${short(says)}”`, { against });
    if (known.points.length) {
      const options = known.points.map(([says], place) => [String(place), says]);
      const [row, list] = field("Point", options, String(known.points.indexOf(mine[0])));
      rows.push(group("Point", row, button("says so", () => again(() => say(put(known.points[list.value][0], false)))),
        button("says the contrary", () => again(() => say(put(known.points[list.value][0], true))))));
    }
    const [home] = quote(at);
    const others = reasons().claims.map(([comment, , , , how], place) => [place, comment, how])
      .filter(([, comment, how]) => comment !== home && how.startsWith("a claim"));
    if (others.length) {
      const options = others.map(([place, comment]) => [String(place), `${label(comment)} “${quote(place)[1]}”`]);
      const [row, list] = field("One point with", options, options[0][0]);
      rows.push(group("One point with", row, button("one point", () => again(() => {
        const other = Number(list.value);
        const [found] = [...mine, ...under(other)];
        const says = found?.[0] ?? Corrections.lead(quote(at)[1], 200);
        for (const claim of [at, other]) say({ ...put(says, Boolean(found?.[2].includes(claim))), ...about(claim, "point", says, `one point, “${short(says)}”`) });
      })), button("not one point", () => again(() => {
        const [comment, text] = quote(Number(list.value));
        say(about(at, "point", "none", `not one point with ${label(comment)} “${short(text)}”`, { to: passage(comment, text) }));
      }))));
    }
    rows.push(group("No point", button("under no point", () => again(() => say(about(at, "point", "none", "under no point"))))));
    return rows;
  };

  const NAMED = "Tag, frame and point";
  const claim = (at, into) => {
    const box = make("details", undefined, "naming");
    const fill = () => {
      const again = (act) => {
        const name = document.activeElement?.textContent;
        act();
        fill();
        [...box.querySelectorAll("button")].find((one) => one.textContent === name)?.focus();
      };
      box.replaceChildren(make("summary", NAMED), tag(at, again), frame(at, again), ...point(at, again));
    };
    box.addEventListener("toggle", () => { if (box.open && box.children.length < 2) fill(); });
    box.append(make("summary", NAMED));
    into.append(box);
  };

  const SIDES = { for: "for it", against: "against it", both: "on both sides", unclear: "unclear" };
  const person = (at, into) => {
    const [name, shown, first, side] = known.people[at];
    const who = name ? { by: name } : passage(first);
    const stand = (verdict) => ({ kind: "side", verdict, at: who, mark: ["p", at], shown: `${shown}: ${SIDES[verdict]}` });
    if (known.motion) {
      const now = chosen(stand("for"))?.verdict;
      into.append(make("h3", "side on the motion"), make("blockquote", known.motion), make("p", `argmap says: ${SIDES[side] ?? "nothing"}`));
      into.append(group("Side on the motion", ...Object.entries(SIDES).map(([verdict, words]) => button(words, () => {
        say(stand(verdict));
        into.querySelectorAll(".choices")[0].querySelectorAll("button").forEach((one) =>
          one.setAttribute("aria-pressed", String(one.textContent === words)));
      }, now === verdict))));
    }
    const others = known.people.map((one, place) => [String(place), one]).filter(([place, one]) => Number(place) !== at && one[0]);
    if (name && others.length) {
      const [row, list] = field("One person with", others.map(([place, one]) => [place, one[1]]), others[0][0]);
      into.append(group("One person with", row, button("one person", () => {
        const other = known.people[list.value];
        say({ kind: "person", verdict: other[0], at: { by: name }, mark: ["p", at], shown: `${shown} and ${other[1]} are one person` });
      })));
    }
  };
  return { claim, person };
};
