// The union of records as in core/progress/record.py: every row once, the newest of each kind.

// Rows are [kind, of, at, ...]; `kept` limits the rows of a kind for each question or section, and `generated` those of
// a kind for each family of generated questions, whose ids are family:seed.
export function merge(all, { kept, generated }) {
  const once = new Map(all.map((row) => [JSON.stringify(row), row]));
  const newest = [...once].sort(([a, one], [b, other]) => other[2] - one[2] || (a < b ? 1 : -1));
  const seen = {};
  const within = (key, limit) => {
    seen[key] = (seen[key] ?? 0) + 1;
    return seen[key] <= limit;
  };
  const fits = ([, [kind, of]]) => {
    if (!within(`${kind} ${of}`, kept[kind] ?? 1)) return false;
    return !of.includes(":") || within(`${kind} ${of.split(":")[0]}:`, generated);
  };
  return newest.filter(fits).map(([, row]) => row).reverse();
}
