package dev.quarterdeck.sources.git;

import dev.quarterdeck.engine.identity.AssistantAccounts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises what a commit or a tree declares about AI assistants. Silence proves nothing.
final class AssistantSigns {

    private static final Pattern TRAILER =
            Pattern.compile(
                    "(?i)\\W{0,4}(?:co-?authored-by|co-?developed-by|assisted-by|ai-assisted-by|generated-by"
                            + "|generated-with|created-by|made-with|ai-model|made-by)\\s*:\\s*(\\S.*)");

    /// `🤖 Generated with [Claude Code](...)`: a sentence, where only an assistant's full name
    /// counts.
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "(?i)\\W{0,8}(?:generated|created|written|made|assisted) (?:with|by)(?: the help of)? \\[?"
                            + "(?:claude code|claude|github copilot|copilot|cursor|openai codex|codex|chatgpt|gpt-\\d"
                            + "|gemini cli|gemini|devin|aider|windsurf|amazon q|jules)\\b");

    private static final Pattern AGENT_FILE =
            Pattern.compile(
                    "(?:^|/)(?:AGENTS|CLAUDE|GEMINI|CODEX|COPILOT|WARP|JULES)(?:\\.local)?\\.md$|(?:^|/)\\.cursorrules$"
                            + "|(?:^|/)\\.cursor/rules(?:/|$)|(?:^|/)\\.github/copilot-instructions\\.md$"
                            + "|(?:^|/)\\.github/instructions/.*\\.instructions\\.md$|(?:^|/)\\.aider[^/]*$"
                            + "|(?:^|/)\\.windsurfrules$|(?:^|/)\\.windsurf/rules/|(?:^|/)\\.claude/|(?:^|/)\\.clinerules"
                            + "|(?:^|/)\\.junie/|(?:^|/)\\.amazonq/rules/|(?:^|/)\\.gemini/");

    private static final Pattern AGENT_FOLDER =
            Pattern.compile(
                    "(?:^|/)\\.(?:claude|cursor/rules|junie|gemini|windsurf/rules|amazonq/rules)/");

    private AssistantSigns() {}

    static boolean inTrailers(String body) {
        return declares(body, "-by")
                || declares(body, "-By")
                || declares(body, "-BY")
                || declares(body, "-with")
                || declares(body, "-With")
                || tells(body, "ith ")
                || tells(body, "by ");
    }

    /// Looks at the lines with `hint` only: regular expressions over whole messages are what a cold
    /// virtual machine is slowest at.
    private static boolean declares(String body, String hint) {
        for (int at = body.indexOf(hint); at >= 0; at = body.indexOf(hint, at + 1)) {
            Matcher trailer = TRAILER.matcher(lineAround(body, at));
            if (trailer.lookingAt() && AssistantAccounts.isAssistant(trailer.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean tells(String body, String hint) {
        for (int at = body.indexOf(hint); at >= 0; at = body.indexOf(hint, at + 1)) {
            // "Generated with", "Made by" and the like start a line, so the hint comes early in it.
            int start = body.lastIndexOf('\n', at) + 1;
            if (at - start < 40 && SENTENCE.matcher(lineAround(body, at)).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static String lineAround(String body, int at) {
        int start = body.lastIndexOf('\n', at) + 1;
        int end = body.indexOf('\n', at);
        return body.substring(start, end < 0 ? body.length() : end);
    }

    static boolean isAgentFile(String path) {
        boolean possible = path.endsWith(".md") || path.startsWith(".") || path.contains("/.");
        return possible && AGENT_FILE.matcher(path).find();
    }

    /// Returns the path to show: of a folder full of rules, the folder.
    static String agentFileOf(String path) {
        Matcher folder = AGENT_FOLDER.matcher(path);
        return folder.find() ? path.substring(0, folder.end()) : path;
    }
}
