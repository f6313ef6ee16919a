package dev.devmentor.auth.mail;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.devmentor.auth.testing.Account;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmtpMailTest.Smtp.class)
class SmtpMailTest {

  @ConfigProperty(name = "quarkus.mailer.port")
  int port;

  /** A mail server that is not there at first. */
  public static final class Smtp implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "devmentor.mail.folder", "",
          "devmentor.mail.log", "",
          "devmentor.mail.app-url", "https://app.example.test/",
          "devmentor.outbox.backoff-limit", "1s",
          "quarkus.mailer.host", "127.0.0.1",
          "quarkus.mailer.port", String.valueOf(freePort()));
    }

    private static int freePort() {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void arrivesOnceTheServerIsThereAndFailsNoRequestBefore() throws Exception {
    Account account = Account.register();
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", account.email()))
        .post(AUTH + "/password/forgot")
        .then()
        .statusCode(202);
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      List<MimeMessage> mails =
          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> received(server, account.email()), found -> found.size() == 2);

      assertThat(mails)
          .extracting(MimeMessage::getSubject)
          .containsExactlyInAnyOrder(
              "Verify your e-mail address for DevMentor", "Reset your DevMentor password");
      for (MimeMessage mail : mails) {
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(GreenMailUtil.getBody(mail).replaceAll("=\\r?\\n", ""))
            .contains("text/plain", "text/html", "https://app.example.test/");
      }
    } finally {
      server.stop();
    }
  }

  @Test
  void isGivenUpWhenTheMailboxIsRefused() throws IOException {
    Account account;
    try (MailServer _ = new MailServer(port, 550)) {
      account = Account.register();
      await().untilAsserted(() -> assertThat(waiting(account)).isEmpty());
    }
    assertThat(Path.of("target/auth-service-test.log")).content().doesNotContain(account.email());
  }

  @Test
  void waitsWithoutNamingTheAddressWhenTheServerCannotRightNow() throws IOException {
    try (MailServer _ = new MailServer(port, 451)) {
      Account account = Account.register();
      await()
          .untilAsserted(
              () ->
                  assertThat(waiting(account))
                      .singleElement()
                      .asString()
                      .endsWith("MailRefused: SMTP reply 451"));
    }
  }

  private static List<String> waiting(Account account) {
    return Rows.query("select last_error from auth.outbox where user_id = ?", account.id());
  }

  private static List<MimeMessage> received(GreenMail server, String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getAddressList(recipients(mail)).contains(address))
        .toList();
  }

  private static Address[] recipients(MimeMessage mail) {
    try {
      return mail.getAllRecipients();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
