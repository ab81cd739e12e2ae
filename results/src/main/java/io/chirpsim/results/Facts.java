package io.chirpsim.results;

/** How large a run was. */
final class Facts {
    private final RunResult result;
    private final ReportContext context;

    Facts(RunResult result, ReportContext context) {
        this.result = result;
        this.context = context;
    }

    /** Such as "420 devices, 3 gateways, 1 day, 5 replications, seed 2022". */
    String oneLine() {
        return String.join(
                ", ",
                Format.plural(result.population().devices().size(), "device"),
                Format.plural(result.population().gateways().size(), "gateway"),
                Format.span(context.simulatedS()) + " simulated",
                Format.plural(result.replications(), "replication"),
                "seed " + context.seed());
    }
}
