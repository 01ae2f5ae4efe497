package dev.quarterdeck.engine.identity;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Recognises the accounts of AI assistants by the names and addresses they use.
public final class AssistantAccounts {

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

    private AssistantAccounts() {}

    /// Answers whether a trailer's value, `Name <address>` or a bare name, is an assistant.
    public static boolean isAssistant(String value) {
        int open = value.indexOf('<');
        String name = (open < 0 ? value : value.substring(0, open)).strip();
        String address = open < 0 ? "" : value.substring(open);
        if (PRODUCT.matcher(name).find() || ADDRESS.matcher(address).find()) {
            return true;
        }
        return SHARED_NAME.matcher(name).find() && (address.isEmpty() || isNobodys(address));
    }

    /// Answers whether an author is an assistant's account.
    ///
    /// @param address in lower case
    public static boolean isAssistantAccount(String name, String address) {
        String lower = name.toLowerCase(Locale.ROOT);
        String login = lower.endsWith("[bot]") ? lower.substring(0, lower.length() - 5) : "";
        if (AUTHOR_LOGINS.contains(login)) {
            return true;
        }
        boolean vendor = VENDORS.stream().anyMatch(address::contains);
        return vendor && ADDRESS.matcher("<" + address).find()
                || isNobodys(address) && PRODUCT.matcher(name).find();
    }

    private static boolean isNobodys(String address) {
        return address.contains("noreply") || address.contains("[bot]") || !address.contains("@");
    }
}
