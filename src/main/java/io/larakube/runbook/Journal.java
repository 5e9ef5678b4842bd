package io.larakube.runbook;

/** Who is told how far a runbook has come. */
public interface Journal {

    /** Nobody. */
    Journal NONE = new Journal() {
        @Override
        public void begins(Step step) {
            // nobody is told
        }

        @Override
        public void holds(Step step, String words, boolean already) {
            // nobody is told
        }
    };

    /** A step does not hold, and is brought about now. */
    void begins(Step step);

    /**
     * A step was seen to hold.
     *
     * @param already whether nothing had to be done for it
     */
    void holds(Step step, String words, boolean already);

    /** This one, and then another one. */
    default Journal and(Journal other) {
        Journal first = this;
        return new Journal() {
            @Override
            public void begins(Step step) {
                first.begins(step);
                other.begins(step);
            }

            @Override
            public void holds(Step step, String words, boolean already) {
                first.holds(step, words, already);
                other.holds(step, words, already);
            }
        };
    }
}
