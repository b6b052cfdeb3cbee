// Findings as lines for people and editors: `file:line:column: severity code /pointer message`.

import { visible } from "../visible.js";

const COLORS = { error: "red", warning: "yellow" };

export const text = (paint) => ({
  begin: "",
  finding({ file, line, column, severity, code, pointer, message }) {
    const place = paint("bold", `${visible(file)}:${line}:${column}:`);
    const where = pointer === "" ? "" : `${paint("cyan", visible(pointer))} `;
    return `${place} ${paint(COLORS[severity], severity)} ${paint("dim", code)} ${where}${visible(message)}\n`;
  },
  end: () => "",
});
