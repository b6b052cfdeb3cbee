// Findings as one JSON document, with the totals behind them.

export function json() {
  let separator = "\n";
  return {
    begin: '{"findings":[',
    finding(finding) {
      const line = separator + JSON.stringify(finding);
      separator = ",\n";
      return line;
    },
    end: (totals) => `\n],\n"summary":${JSON.stringify(totals)}}\n`,
  };
}
