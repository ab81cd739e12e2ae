package io.chirpsim.app.load;

/**
 * One thing that is wrong with a scenario.
 *
 * @param mark where
 * @param path path of the field; empty for the whole file
 * @param what what was found and what is allowed
 */
record Problem(Mark mark, String path, String what) {
    @Override
    public String toString() {
        return mark.with(path) + ": " + what;
    }
}
