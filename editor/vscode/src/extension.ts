// A thin shell: it starts `kyogo lsp` and lets it speak. Everything else is done by the server, the
// same for every editor; settings of the proofreading are those of kyogo.toml.

import * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn } from "vscode-languageclient/node";
import { LANGUAGES, commandLine, howToInstall } from "./command";

let client: LanguageClient | undefined;
let output: vscode.OutputChannel | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  output = vscode.window.createOutputChannel("Kyogo");
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("kyogo.restart", restart),
    vscode.commands.registerCommand("kyogo.output", () => output?.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("kyogo.command") || change.affectsConfiguration("kyogo.language")) {
        void restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("kyogo");
  const display = vscode.env.language;
  const line = commandLine(settings.get("command"), settings.get("language"), display);
  client = new LanguageClient(
    "kyogo",
    "Kyogo",
    { command: line.command, args: line.args },
    {
      documentSelector: LANGUAGES.flatMap((language) => [
        { scheme: "file", language },
        { scheme: "untitled", language },
      ]),
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  try {
    await client.start();
  } catch {
    client = undefined;
    void vscode.window.showErrorMessage(howToInstall(display, line.command));
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop().catch(() => undefined);
}

async function restart(): Promise<void> {
  await stop();
  await start();
}
