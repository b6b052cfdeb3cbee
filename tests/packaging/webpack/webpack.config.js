export default {
  mode: "production",
  entry: { main: "./src/main.js", slim: "./src/slim.js" },
};
