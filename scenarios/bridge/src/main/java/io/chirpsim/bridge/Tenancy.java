package io.chirpsim.bridge;

/**
 * Whose application it is and which network carries it.
 *
 * @param application name of the application, one topic level
 * @param tenant name of the tenant; empty for a server of one tenant
 * @param netId 24-bit identifier of the network, such as 0x000013
 * @param cluster name of the server's cluster, such as {@code "eu1"}; may be empty
 */
public record Tenancy(String application, String tenant, int netId, String cluster) {
    /** @throws IllegalArgumentException if a name cannot be part of a topic level */
    public Tenancy {
        TopicLevel.require(application);
        if (!tenant.isEmpty()) {
            TopicLevel.require(tenant);
        }
    }

    /** The application's name in topics: {@code application@tenant}. */
    String uid() {
        return tenant.isEmpty() ? application : application + "@" + tenant;
    }
}
