// How the server is started: a pure function of the settings, so that it can be tried without an editor.

export interface CommandLine {
  command: string;
  args: string[];
}

/** The kinds of text that the server is asked about, by VS Code's names. */
export const LANGUAGES = ["plaintext", "markdown", "html"] as const;

/**
 * Returns the command line of the server.
 *
 * `asked` is the setting `kyogo.command`, `language` the setting `kyogo.language` and `display` the
 * editor's own language. What is no list of words is taken for the default.
 */
export function commandLine(asked: unknown, language: unknown, display: string): CommandLine {
  const words =
    Array.isArray(asked) && asked.length > 0 && asked.every((word) => typeof word === "string" && word)
      ? (asked as string[])
      : ["kyogo"];
  const wanted = language === "ja" || language === "en" ? language : display.startsWith("ja") ? "ja" : "en";
  return { command: words[0], args: [...words.slice(1), "--lang", wanted, "lsp"] };
}

/** Returns what is told where the server cannot be started, in the editor's language. */
export function howToInstall(display: string, command: string): string {
  return display.startsWith("ja")
    ? `Kyogo を起動できません（${command}）。端末で uv tool install "kyogo[editor]" を実行するか、設定 kyogo.command に場所を書いてください。`
    : `Kyogo cannot be started (${command}). Run uv tool install "kyogo[editor]" in a terminal, or set kyogo.command to where it is.`;
}
