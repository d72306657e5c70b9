package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MembershipsTest {

    private static final UUID FRONT_DOOR = UUID.fromString("10000000-0000-4000-8000-000000000001");
    private static final UUID TEAM = UUID.fromString("20000000-0000-4000-8000-000000000001");
    private static final UUID IMOGEN = UUID.fromString("30000000-0000-4000-8000-000000000001");

    private final DataverseSimulator simulator = DataverseSimulator.start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void members_of_a_queue_and_of_a_team_are_listed() {
        simulator.seedInventedCouncil();
        simulator.seedMember(FRONT_DOOR, IMOGEN);
        simulator.seedMember(TEAM, IMOGEN);

        assertThat(client.get("queues(" + FRONT_DOOR + ")/queuemembership_association?$select=systemuserid")
                        .body())
                .contains(IMOGEN.toString());
        assertThat(client.get("teams(" + TEAM + ")/teammembership_association?$filter=isdisabled%20eq%20true")
                        .body())
                .doesNotContain(IMOGEN.toString());
        assertThat(client.get("teams(" + TEAM + ")/queuemembership_association").statusCode())
                .isEqualTo(501);
    }
}
