package io.chirpsim.app.scenario;

/**
 * A file, such as new firmware, that is sent in fragments to a multicast group (TS004).
 *
 * @param multicast id of the multicast group
 * @param imageBytes length of the file
 * @param fragmentBytes length of one fragment
 * @param redundancy coded fragments over uncoded ones in the first round
 * @param startUs when the first fragment is made
 * @param intervalUs from one fragment to the next, unless the gateways need longer
 * @param rounds how often at most the members are asked what they miss, and more coded fragments are sent
 */
public record Campaign(
        String multicast,
        int imageBytes,
        int fragmentBytes,
        double redundancy,
        long startUs,
        long intervalUs,
        int rounds) {}
