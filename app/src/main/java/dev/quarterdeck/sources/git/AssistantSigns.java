package dev.quarterdeck.sources.git;

import java.util.List;
import java.util.Locale;
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

    /// Addresses that belong to assistants only.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)(?:no-?reply|bot|agent|cursoragent|codex|claude|aider|devin|windsurf|cascade)@"
                            + "(?:anthropic\\.com|cursor\\.(?:com|sh)|openai\\.com|aider\\.chat|windsurf\\.(?:com|ai)"
                            + "|codeium\\.com|devin\\.ai|cognition\\.ai)"
                            + "|(?:^|[<+\\s])(?:copilot|claude|cursoragent|codex|gemini-code-assist"
                            + "|devin-ai-integration|google-labs-jules|copilot-swe-agent|amazon-q-developer"
                            + "|chatgpt-codex-connector)(?:\\[bot\\])?@users\\.noreply\\.github\\.com");

    /// What every address above contains; regular expressions are left to those that do.
    private static final List<String> VENDORS =
            List.of(
                    "noreply.github.com",
                    "anthropic.com",
                    "cursor.",
                    "openai.com",
                    "aider.chat",
                    "windsurf.",
                    "codeium.com",
                    "devin.ai",
                    "cognition.ai");

    /// Names that no human bears.
    private static final Pattern PRODUCT =
            Pattern.compile(
                    "(?i)^(?:github )?copilot\\b|^claude[ -](?:code|opus|sonnet|haiku|fable|ai|bot|\\d)|^claude:|^cursor"
                            + "(?: agent| ai|:|$)|^(?:openai )?codex\\b|^chatgpt\\b|^gpt-\\d|^gemini[ -](?:cli|code"
                            + "|pro|flash|\\d)|^gemini:|^google gemini\\b|^devin ai\\b|^devin-ai|^aider\\b"
                            + "|^windsurf\\b|^amazon q\\b|^google[ -](?:labs[ -])?jules|^openai\\b|^anthropic\\b"
                            + "|^(?:ai|llm)[ :-](?:assistant|model)|^codeium\\b|^tabnine\\b|^junie\\b|^opencode\\b");

    /// Names that humans bear as well: they count only without a human's address beside them.
    private static final Pattern SHARED_NAME =
            Pattern.compile("(?i)^(?:claude|gemini|devin|jules)\\b\\W*$");

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

    private static final List<String> AUTHOR_LOGINS =
            List.of(
                    "copilot",
                    "copilot-swe-agent",
                    "devin-ai-integration",
                    "google-labs-jules",
                    "cursor",
                    "cursoragent",
                    "codex",
                    "chatgpt-codex-connector",
                    "claude",
                    "claude-code",
                    "gemini-code-assist",
                    "amazon-q-developer",
                    "sweep-ai",
                    "openhands");

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
            if (trailer.lookingAt() && isAssistant(trailer.group(1))) {
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

    /// Answers whether a trailer's value, `Name <address>` or a bare name, is an assistant.
    static boolean isAssistant(String value) {
        int open = value.indexOf('<');
        String name = (open < 0 ? value : value.substring(0, open)).strip();
        String address = open < 0 ? "" : value.substring(open);
        if (PRODUCT.matcher(name).find() || ADDRESS.matcher(address).find()) {
            return true;
        }
        return SHARED_NAME.matcher(name).find() && (address.isEmpty() || isNobodys(address));
    }

    /// Answers whether an author is an assistant's account.
    static boolean isAssistantAccount(String name, String address) {
        String lower = name.toLowerCase(Locale.ROOT);
        String login = lower.endsWith("[bot]") ? lower.substring(0, lower.length() - 5) : "";
        if (AUTHOR_LOGINS.contains(login)) {
            return true;
        }
        boolean vendor = VENDORS.stream().anyMatch(address::contains);
        return vendor && ADDRESS.matcher("<" + address).find()
                || isNobodys(address) && PRODUCT.matcher(name).find();
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

    private static boolean isNobodys(String address) {
        return address.contains("noreply") || address.contains("[bot]") || !address.contains("@");
    }
}
