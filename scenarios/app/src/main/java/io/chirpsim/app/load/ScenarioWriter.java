package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Scenario;

/** Writes a scenario back as YAML: all defaults filled in, units in one form, keys, gateways and groups in one order. */
public final class ScenarioWriter {
    private ScenarioWriter() {}

    /** YAML that loads again to an equal scenario; files are named so that they are found from any folder. */
    public static String write(Scenario scenario) {
        return YamlWriter.write(ScenarioFormat.SECTION.write(scenario));
    }
}
