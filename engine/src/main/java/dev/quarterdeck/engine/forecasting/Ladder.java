package dev.quarterdeck.engine.forecasting;

/// Stack equally likely outcomes of one question in rising order, as logarithms of outcome / naive.
///
/// @param naive the outcome if the recent pace went on, above 0
/// @param logarithms rising
record Ladder(double naive, double[] logarithms) {

    /// What a whole number below this share of one would be in logarithms, were it not cut off.
    private static final double SMALLEST = 1e-4;

    /// Returns the probability of an outcome that rounds to less than this one.
    double below(int outcome) {
        double limit = Math.log((outcome - 0.5) / naive);
        int count = 0;
        for (double logarithm : logarithms) {
            count += logarithm < limit ? 1 : 0;
        }
        return count / (double) logarithms.length;
    }

    /// Returns the ladder stretched about its median.
    Ladder stretched(double factor) {
        double floor = Math.log(SMALLEST / naive);
        int half = logarithms.length / 2;
        double median =
                (Math.max(logarithms[half - 1], floor) + Math.max(logarithms[half], floor)) / 2;
        double[] stretched = new double[logarithms.length];
        for (int i = 0; i < stretched.length; i++) {
            stretched[i] = median + factor * (Math.max(logarithms[i], floor) - median);
        }
        return new Ladder(naive, stretched);
    }

    /// Raises each of these outcomes to this ladder's outcome of the same rank.
    void raise(double[] outcomes) {
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = Math.max(outcomes[i], naive * Math.exp(logarithms[i]));
        }
    }
}
