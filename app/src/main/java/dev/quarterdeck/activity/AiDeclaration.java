package dev.quarterdeck.activity;

/// What a commit itself says about AI assistance. Silence means nothing: see {@link #NONE}.
public enum AiDeclaration {
    /// Declares nothing; it may or may not have been assisted.
    NONE("not declared"),
    /// A `Co-authored-by`, `Assisted-by`, `Generated-by` or similar trailer names an assistant.
    TRAILER("trailer"),
    /// The author or committer is an assistant's bot account.
    BOT_AUTHOR("bot author");

    private final String label;

    AiDeclaration(String label) {
        this.label = label;
    }

    /// Returns the words a reader sees.
    public String label() {
        return label;
    }
}
