package dev.quarterdeck.cli.remote;

/// One line of the doctor's report.
///
/// @param name what was looked at
/// @param words what was found
/// @param remedy what to do about it, empty when it is well
record Check(String name, State state, String words, String remedy) {

    /// How it is.
    enum State {
        OK("ok"),
        ATTENTION("attention"),
        BROKEN("broken");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Check ok(String name, String words) {
        return new Check(name, State.OK, words, "");
    }

    static Check attention(String name, String words, String remedy) {
        return new Check(name, State.ATTENTION, words, remedy);
    }

    static Check broken(String name, String words, String remedy) {
        return new Check(name, State.BROKEN, words, remedy);
    }
}
