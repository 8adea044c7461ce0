// The same rule as causeway/letters/writing/domain/words.py; a browser test compares the two.
const RUN = 5;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

export function words(text) {
  return (text.toLowerCase().match(WORD) ?? []).map((word) => word.replaceAll("’", "'"));
}

function mark(letter, passage, taken) {
  const run = Math.min(RUN, passage.length);
  if (run === 0) return;
  const runs = new Set();
  for (let at = 0; at + run <= passage.length; at += 1) runs.add(passage.slice(at, at + run).join(" "));
  for (let at = 0; at + run <= letter.length; at += 1) {
    if (runs.has(letter.slice(at, at + run).join(" "))) {
      for (let inside = at; inside < at + run; inside += 1) taken.add(inside);
    }
  }
}

export function ownWords(text, given) {
  const letter = words(text);
  const taken = new Set();
  for (const passage of given) mark(letter, words(passage), taken);
  return letter.length - taken.size;
}
