package dev.devmentor.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.GatewayClient;
import java.net.ConnectException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of a gateway that is told to stop. It may take longer for that than they wait. */
abstract class StoppingGateway {

  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  final String id = UUID.randomUUID().toString();
  GatewayProcess gateway;
  GatewayClient client;

  @BeforeEach
  void start() {
    gateway = AROUND.gateway(Map.of("devmentor.request.drain", "5m"));
    client = gateway.client();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  /** Nobody gets in any more, though the process is there. */
  void awaitRefusal() {
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> client.connect().close())
                    .isInstanceOf(ConnectException.class));
    assertThat(gateway.isAlive()).isTrue();
  }
}
