"use strict";
// what a person says of marks: kept in the page, and saved as the lines that `argmap correct` writes
const Corrections = (() => {
  const HEAD = "# What people say of the marks that argmap made, one entry a line; entries may be written by hand.\n";
  const BARE = /^(?:[A-Za-z][A-Za-z0-9_.-]*(?: [A-Za-z0-9_.-]+)*|\d{4}-\d\d-\d\d)$/;
  const WORDS = new Set(["true", "false", "null", "none yet"]);
  const escaped = (char) => {
    const code = char.codePointAt(0);
    return code <= 0xffff ? "\\u" + code.toString(16).padStart(4, "0") : "\\U" + code.toString(16).padStart(8, "0");
  };
  const quoted = (text) => JSON.stringify(text.replace(/\p{Cs}/gu, "\ufffd")).replace(/\p{C}|(?! )\p{Z}/gu, escaped);
  const text = (value) => (BARE.test(value) && !WORDS.has(value.toLowerCase()) ? value : quoted(value));
  const passage = (at) => ["words", "by", "date", "after"].filter((key) => at[key])
    .map((key) => `${key}: ${key === "words" ? quoted(at[key]) : text(at[key])}`);
  const line = (said) => {
    const parts = [`${said.kind}: ${text(said.verdict)}`, ...passage(said.at)];
    if (said.to) parts.push(`to: {${passage(said.to).join(", ")}}`);
    if (said.partial) parts.push("partial: true");
    if (said.was) parts.push(`was: ${said.was}`);
    if (said.against) parts.push("against: true");
    for (const key of ["signed", "who", "when"]) if (said[key]) parts.push(`${key}: ${text(said[key])}`);
    return `- {${parts.join(", ")}}`;
  };
  const subject = ({ kind, at, to, verdict, partial, was }) =>
    JSON.stringify([kind, at.words, at.by, at.date, at.after, kind === "link" ? to : "", was || (partial ? verdict : "")]);
  const order = (one, other) => {
    const key = ({ at, kind }) => `${(at.by ?? "").toLowerCase()}\n${at.words ?? ""}\n${kind}`;
    return key(one) < key(other) ? -1 : 1;
  };
  const lead = (words, most = 80) => {
    const whole = words.trim();
    if (whole.length <= most) return whole;
    const cut = whole.slice(0, most + 1);
    const at = Math.max(cut.lastIndexOf(" "), cut.lastIndexOf("\n"));
    return (at > most / 2 ? cut.slice(0, at) : whole.slice(0, most)).trim();
  };

  // a file that is there already keeps its lines: of two that contradict each other argmap takes the later
  const merged = (there, lines) => {
    const known = new Set(there.split("\n"));
    const more = lines.filter((one) => !known.has(one)).map((one) => one + "\n").join("");
    return (there === "" ? HEAD : there.endsWith("\n") ? there : there + "\n") + more;
  };
  const save = async (name, corrections, remarks = []) => {
    const lines = [...remarks, ...[...corrections].sort(order).map(line)];
    if (window.showSaveFilePicker) {
      try {
        const types = [{ description: "Corrections", accept: { "application/yaml": [".yaml", ".yml"] } }];
        const file = await showSaveFilePicker({ suggestedName: name, types });
        const there = await (await file.getFile()).text();
        const writer = await file.createWritable();
        await writer.write(merged(there, lines));
        await writer.close();
        return true;
      } catch (error) {
        if (error.name === "AbortError") return false;
      }
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([merged("", lines)], { type: "application/yaml" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    return true;
  };
  return { line, subject, lead, save };
})();
