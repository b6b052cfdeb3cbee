// Findings as annotations of GitHub Actions. The escapes are those of `actions/toolkit`, packages/core/src/command.ts:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message

const escapeData = (text) => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");

const escapeProperty = (value) => escapeData(String(value)).replace(/:/g, "%3A").replace(/,/g, "%2C");

export const github = () => ({
  begin: "",
  finding({ file, line, column, severity, code, pointer, message }) {
    // What comes from standard input stands in no file of the repository.
    const place = { ...(file !== "-" && { file, line, col: column }), title: code };
    const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(value)}`);
    return `::${severity} ${properties.join(",")}::${escapeData(pointer === "" ? message : `${pointer} ${message}`)}\n`;
  },
  end: () => "",
});
