package dev.devmentor.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir private Path folder;

  @Test
  void areMadeOnceForTheirOwnerOnly() throws Exception {
    Path file = folder.resolve("secrets.properties");
    Secrets made = Secrets.in(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Secrets.in(file).get(Secrets.SUPERUSER)).isEqualTo(made.get(Secrets.SUPERUSER));
    assertThat(Base64.getDecoder().decode(made.get(Secrets.MASTER_KEY))).hasSize(32);
  }

  @Test
  void differBetweenFolders() throws Exception {
    Secrets one = Secrets.in(folder.resolve("a"));
    Secrets other = Secrets.in(folder.resolve("b"));
    assertThat(one.get(Secrets.REDIS)).isNotEqualTo(other.get(Secrets.REDIS));
  }

  @Test
  void missingOnesAreAddedToAnOlderFile() throws Exception {
    Path file = folder.resolve("secrets.properties");
    Files.writeString(file, "REDIS_PASSWORD=kept\n");
    Secrets secrets = Secrets.in(file);
    assertThat(secrets.get(Secrets.REDIS)).isEqualTo("kept");
    assertThat(secrets.get(Secrets.QDRANT)).isNotBlank();
  }

  @Test
  void nothingIsMadeByAskingForWhatWasNeverStarted() {
    Path file = folder.resolve("secrets.properties");
    assertThatThrownBy(() -> Secrets.kept(file))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("./devmentor up");
    assertThat(file).doesNotExist();
  }

  @Test
  void noNewKeyIsMadeForOldData() throws Exception {
    Path file = folder.resolve("secrets.properties");
    Path data = Files.createDirectory(folder.resolve("data"));
    Secrets.in(file);
    Secrets.requireFor(data, file);

    Files.writeString(file, "POSTGRES_PASSWORD=kept\n");
    assertThatThrownBy(() -> Secrets.requireFor(data, file))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining(Secrets.MASTER_KEY)
        .hasMessageNotContaining(Secrets.SUPERUSER);
  }

  @Test
  void dataFolderIsForItsOwnerOnly() throws Exception {
    Home home = new Home(folder, folder.resolve("home"));
    home.create();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())))
        .isEqualTo("rwx------");
  }
}
