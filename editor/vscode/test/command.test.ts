// The command line of the server, and what the package says of itself.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { LANGUAGES, commandLine, howToInstall } from "../src/command";

const HERE = join(__dirname, "..", "..");
const json = (name: string) => JSON.parse(readFileSync(join(HERE, name), "utf-8"));

test("the command is the one that is set, with the language and lsp behind it", () => {
  const cases: [unknown, unknown, string, string[]][] = [
    [["kyogo"], "auto", "ja", ["kyogo", "--lang", "ja", "lsp"]],
    [["kyogo"], "auto", "de", ["kyogo", "--lang", "en", "lsp"]],
    [["kyogo"], "ja", "en", ["kyogo", "--lang", "ja", "lsp"]],
    [["uv", "tool", "run", "kyogo"], "en", "ja", ["uv", "tool", "run", "kyogo", "--lang", "en", "lsp"]],
    [["C:\\Program Files\\kyogo.exe"], "auto", "ja-JP", ["C:\\Program Files\\kyogo.exe", "--lang", "ja", "lsp"]],
  ];
  for (const [asked, language, display, words] of cases) {
    const line = commandLine(asked, language, display);
    assert.deepEqual([line.command, ...line.args], words);
  }
});

test("null and nonsense in the settings are the default", () => {
  for (const asked of [undefined, null, [], "kyogo; rm", [1], [""], {}]) {
    const line = commandLine(asked, null, "en");
    assert.deepEqual([line.command, ...line.args], ["kyogo", "--lang", "en", "lsp"]);
  }
});

test("who has no Kyogo is told how to get it", () => {
  assert.match(howToInstall("ja", "kyogo"), /起動できません/);
  assert.match(howToInstall("en", "kyogo"), /uv tool install/);
});

test("a workspace from elsewhere cannot say which program is started", () => {
  const settings = json("package.json").contributes.configuration.properties;
  for (const name of ["kyogo.command", "kyogo.language"]) assert.equal(settings[name].scope, "machine");
});

test("every word of the package is there in both languages, and it wakes for the languages it serves", () => {
  const told = readFileSync(join(HERE, "package.json"), "utf-8");
  const asked = [...told.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]).sort();
  for (const name of ["package.nls.json", "package.nls.ja.json"]) {
    assert.deepEqual(Object.keys(json(name)).sort(), asked);
  }
  assert.deepEqual(JSON.parse(told).activationEvents, LANGUAGES.map((language) => `onLanguage:${language}`));
});
