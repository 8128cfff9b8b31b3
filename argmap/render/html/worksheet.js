// a worksheet that is filled in on the screen, saved as the corrections that `argmap compare` compares
(() => {
  const passages = JSON.parse(document.getElementById("passages").textContent);
  const even = (text) => text.replace(/\s+/g, " ").trim();
  const named = (name) => document.querySelector(`.pupil input[aria-label="${name}"]`).value.trim();
  const passage = (at, quote) => {
    const [words, by, date, after] = passages.comments[at];
    return { words: quote || words, by, date, after };
  };

  // words that are selected in a comment go into the field whose button is pressed
  for (const field of document.querySelectorAll("article textarea")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "selected words";
    button.title = "Copies the words that you have selected in the comment above";
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const words = getSelection().toString();
      const text = field.closest("article").querySelector(".text")?.textContent ?? "";
      if (words.trim() && even(text).includes(even(words))) field.value = even(words);
    });
    field.after(button);
  }

  const answers = () => {
    const said = [], remarks = [];
    const who = named("Name");
    const add = (kind, verdict, at, more = {}) => said.push({ kind, verdict, at, ...(who ? { who } : {}), ...more });
    for (const article of document.querySelectorAll("article[data-n]")) {
      const at = Number(article.dataset.n);
      const text = even(article.querySelector(".text")?.textContent ?? "");
      const [claim, shows] = [...article.querySelectorAll("textarea")].map((field) => even(field.value));
      if (claim && text.includes(claim)) add("role", "claim", passage(at, claim));
      else if (claim) remarks.push(`# ${article.querySelector("h2").firstChild.textContent.trim()} claims, in my words: ${claim}`);
      const number = article.querySelector(".number")?.value.trim().replace(/^#/, "");
      const other = passages.labels.indexOf(number);
      if (!number || other < 0 || !passages.comments[other][0] || !passages.comments[at][0]) continue;
      add("reply", "right", passage(at), { to: passage(other) });
      const chosen = article.querySelector("input[type=radio]:checked")?.value;
      const verdict = { agrees: "agreement", rebuts: "rebuttal", neither: "none" }[chosen];
      const quote = shows && text.includes(shows) ? shows : "";
      if (verdict) add("link", verdict, passage(at, quote), { to: passage(other) });
    }
    return [said, remarks];
  };
  document.getElementById("save").addEventListener("click", () => {
    const [said, remarks] = answers();
    const pupil = named("Name").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    Corrections.save(pupil ? `${pupil}.yaml` : passages.file, said, remarks);
  });
})();
